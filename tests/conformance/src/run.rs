//! Runs one scenario through one driver.

use crate::control;
use crate::driver::{Driver, together};
use crate::fleet::Fleet;
use crate::judge::Judge;
use crate::matcher::differences;
use crate::protocol::Mode;
use crate::scenario::Scenario;
use crate::step::{Call, FIRST, Forgery, Step, Webhook};
use crate::template::filled;
use crate::world::World;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tillback_sandbox::host::Operation;
use tokio::time::{sleep, timeout};

/// Until something has happened at the sandbox that a driver causes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Everything that is wrong, a line for people each; nothing where the driver does as the scenario says.
pub(crate) async fn run(scenario: &Scenario, fleet: &Fleet, mode: Mode) -> Vec<String> {
    let mut world = match World::new(scenario).await {
        Ok(world) => world,
        Err(why) => return vec![why],
    };
    let judge = Judge::new(world.secrets());
    let mut run = Run { scenario, fleet, mode, world: &mut world, judge, drivers: BTreeMap::new() };
    if let Err(why) = run.play().await {
        run.judge.tell(why);
    }
    let mut judge = run.judge;
    judge.books(&world, &scenario.script);
    world.server.shutdown().await;
    judge.problems()
}

struct Run<'a> {
    scenario: &'a Scenario,
    fleet: &'a Fleet,
    mode: Mode,
    world: &'a mut World,
    judge: Judge,
    drivers: BTreeMap<String, Driver>,
}

impl Run<'_> {
    async fn play(&mut self) -> Result<(), String> {
        self.driver(FIRST).await?;
        for (number, step) in self.scenario.script.steps.iter().enumerate() {
            let answer = self.step(number, step).await.map_err(|why| format!("step {number}: {why}"))?;
            let answer = answer.get("ok").or_else(|| answer.get("error")).unwrap_or(&answer).clone();
            if let Some(steps) = self.world.scope.get_mut("steps").and_then(Value::as_array_mut) {
                steps.push(answer);
            }
        }
        for (_, driver) in std::mem::take(&mut self.drivers) {
            let words = self.fleet.leave(driver).await?;
            self.judge.words(&words);
        }
        Ok(())
    }

    async fn step(&mut self, number: usize, step: &Step) -> Result<Value, String> {
        match step {
            Step::Call(call) => {
                let asked = filled(&call.call, &self.world.scope)?;
                let answer = self.driver(&call.by).await?.ask(&asked).await?;
                self.heard(number, call, answer)
            }
            Step::Together { calls, expect } => self.together(number, calls, expect.as_ref()).await,
            Step::Open { settings, by, expect } => {
                let open = json!({ "op": "open", "client": self.world.client(settings, by)? });
                let answer = self.driver(by).await?.ask(&open).await?;
                self.judge.answer(number, &answer);
                self.expect(number, expect, &answer)?;
                Ok(answer)
            }
            Step::Sandbox { request, name } => {
                let mut request = request.clone();
                request.path = filled(&json!(request.path), &self.world.scope)?.as_str().unwrap_or_default().to_owned();
                request.body = request.body.map(|body| filled(&body, &self.world.scope)).transpose()?;
                let answer = control::ask(&self.world.server.control_url(), &request).await?;
                self.keep(name.as_deref(), &answer);
                Ok(answer)
            }
            Step::Restart { by } => {
                self.kill(by).await?;
                self.driver(by).await?;
                Ok(Value::Null)
            }
            Step::KillWhile { call, seen, by } => {
                let asked = filled(call, &self.world.scope)?;
                let before = self.seen(*seen);
                self.driver(by).await?.send(&asked).await?;
                let arrived = async {
                    while self.seen(*seen) == before {
                        sleep(Duration::from_millis(2)).await;
                    }
                };
                timeout(PATIENCE, arrived).await.map_err(|_| format!("no {seen:?} reached the sandbox"))?;
                self.kill(by).await?;
                self.driver(by).await?;
                Ok(Value::Null)
            }
            Step::Webhook { webhook, expect, name, by } => {
                let call = self.notification(webhook).await?;
                let answer = self.driver(by).await?.ask(&call).await?;
                self.judge.answer(number, &answer);
                self.expect(number, expect, &answer)?;
                self.keep(name.as_deref(), &answer);
                Ok(answer)
            }
        }
    }

    /// The driver of this name, which is started where it is new.
    async fn driver(&mut self, name: &str) -> Result<&mut Driver, String> {
        if !self.drivers.contains_key(name) {
            let mut driver = self.fleet.driver(self.mode)?;
            let client = self.world.client(&self.scenario.script.client, name)?;
            let answer = driver.ask(&json!({ "op": "open", "client": client })).await?;
            if answer != json!({ "ok": {} }) {
                return Err(format!("the client can't be opened: {answer}"));
            }
            self.drivers.insert(name.to_owned(), driver);
        }
        self.drivers.get_mut(name).ok_or_else(|| format!("there is no driver {name}"))
    }

    async fn kill(&mut self, name: &str) -> Result<(), String> {
        let driver = self.drivers.remove(name).ok_or_else(|| format!("there is no driver {name} to kill"))?;
        let words = driver.kill().await?;
        self.judge.words(&words);
        Ok(())
    }

    /// Every driver gets its calls before any is listened to.
    async fn together(&mut self, number: usize, calls: &[Call], expect: Option<&Value>) -> Result<Value, String> {
        let mut by_driver: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, call) in calls.iter().enumerate() {
            by_driver.entry(&call.by).or_default().push(place);
        }
        let asked = calls.iter().map(|call| filled(&call.call, &self.world.scope));
        let asked = asked.collect::<Result<Vec<_>, _>>()?;
        for name in by_driver.keys() {
            self.driver(name).await?;
        }
        for (name, places) in &by_driver {
            let its: Vec<_> = places.iter().map(|place| asked[*place].clone()).collect();
            self.driver(name).await?.send(&together(&its)).await?;
        }
        let mut answers = vec![Value::Null; calls.len()];
        for (name, places) in &by_driver {
            let answer = self.driver(name).await?.receive().await?;
            let its = answer["ok"].as_array().filter(|its| its.len() == places.len());
            let its = its.ok_or_else(|| format!("{} calls got {answer}", places.len()))?;
            for (place, answer) in places.iter().zip(its) {
                answers[*place] = answer.clone();
            }
        }
        for (call, answer) in calls.iter().zip(&answers) {
            self.compare(number, call, answer.clone())?;
        }
        let answers = Value::Array(answers);
        self.judge.answer(number, &answers);
        if let Some(expect) = expect {
            self.expect(number, expect, &answers)?;
        }
        Ok(answers)
    }

    fn heard(&mut self, number: usize, call: &Call, answer: Value) -> Result<Value, String> {
        self.judge.answer(number, &answer);
        self.compare(number, call, answer)
    }

    fn compare(&mut self, number: usize, call: &Call, answer: Value) -> Result<Value, String> {
        if let Some(expect) = &call.expect {
            self.expect(number, expect, &answer)?;
        }
        self.keep(call.name.as_deref(), &answer);
        Ok(answer)
    }

    /// Compares, and goes on: what follows may tell why.
    fn expect(&mut self, number: usize, expect: &Value, answer: &Value) -> Result<(), String> {
        let expect = filled(expect, &self.world.scope)?;
        for difference in differences(&expect, Some(answer)) {
            self.judge.tell(format!("step {number}: {difference} in {answer}"));
        }
        Ok(())
    }

    fn keep(&mut self, name: Option<&str>, answer: &Value) {
        if let Some(name) = name {
            let value = answer.get("ok").or_else(|| answer.get("error")).unwrap_or(answer);
            self.world.scope.insert(name.to_owned(), value.clone());
        }
    }

    fn seen(&self, operation: Operation) -> usize {
        self.world.server.with(|sandbox| sandbox.requests().filter(|one| one.operation == operation).count())
    }

    async fn notification(&mut self, webhook: &Webhook) -> Result<Value, String> {
        let waited = timeout(PATIENCE, self.world.receiver.wait(webhook.number)).await.ok().flatten();
        let mut notification = waited.ok_or_else(|| format!("notification {} never came", webhook.number))?;
        match webhook.forge {
            None => {}
            Some(Forgery::Body) => notification.body = another_digit(&notification.body),
            Some(Forgery::Capitals) => {
                let headers = std::mem::take(&mut notification.headers).into_iter();
                notification.headers = headers.map(|(name, value)| (name.to_ascii_uppercase(), value)).collect();
            }
            Some(Forgery::Unsigned) => {
                notification.headers.clear();
                notification.body.clear();
            }
        }
        let account = filled(&json!(webhook.account), &self.world.scope)?;
        Ok(json!({
            "op": webhook.op, "account": account, "headers": notification.headers, "body": notification.body,
        }))
    }
}

fn another_digit(body: &str) -> String {
    match body.rfind(|c: char| c.is_ascii_digit()) {
        Some(place) => {
            let other = if body[place..].starts_with('7') { "8" } else { "7" };
            format!("{}{other}{}", &body[..place], &body[place + 1..])
        }
        None => format!("{body} "),
    }
}

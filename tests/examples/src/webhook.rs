//! Webhooks: taken as the sandbox sends them, and handed to the program that is for them.

use crate::program::end_of;
use crate::shop::Shop;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// How the program gets one.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Taking {
    /// From two files, as its arguments.
    Files,
    /// It serves.
    Server,
}

/// As it came.
#[derive(Clone)]
pub(crate) struct News {
    headers: Vec<String>,
    body: Vec<u8>,
}

/// What the program answered, and what it told beside.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
    pub(crate) told: String,
}

/// Takes everything with 200.
pub(crate) struct Letterbox {
    pub(crate) url: String,
    arrived: Receiver<News>,
}

impl Letterbox {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/webhook", listener.local_addr().unwrap());
        let (keep, arrived) = channel();
        thread::spawn(move || {
            for mut line in listener.incoming().flatten() {
                let (_, headers, body) = read(&mut line);
                // A story that has ended takes no more.
                if keep.send(News { headers, body }).is_err() {
                    break;
                }
                let _ = line.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\nconnection: close\r\n\r\nsuccess");
            }
        });
        Self { url, arrived }
    }

    pub(crate) fn next(&self) -> News {
        self.arrived.recv().unwrap()
    }
}

impl News {
    pub(crate) fn with_another_amount(&self) -> Self {
        let text = String::from_utf8_lossy(&self.body);
        let forged = text.replace("12.5", "22.5").replace("1250", "2250").into_bytes();
        assert_ne!(forged, self.body);
        Self { body: forged, headers: self.headers.clone() }
    }

    pub(crate) fn hand_to(&self, shop: &Shop<'_>, taking: Taking) -> Answer {
        match taking {
            Taking::Files => self.hand_by_files(shop),
            Taking::Server => self.hand_to_server(shop),
        }
    }

    fn hand_by_files(&self, shop: &Shop<'_>) -> Answer {
        let (headers, body) = (shop.folder.path().join("headers"), shop.folder.path().join("body"));
        fs::write(&headers, self.headers.join("\n")).unwrap();
        fs::write(&body, &self.body).unwrap();
        let end = end_of(shop.program("Webhook", &[]).arg(headers).arg(body));
        let status = match end.code {
            Some(0) => 200,
            Some(1) => 403,
            Some(3) => 500,
            _ => panic!("{end:?}"),
        };
        Answer { status, body: end.out, told: end.err }
    }

    fn hand_to_server(&self, shop: &Shop<'_>) -> Answer {
        let mut program = shop.program("Webhook", &["0"]).spawn().unwrap();
        let mut told = BufReader::new(program.stderr.take().unwrap());
        let mut line = String::new();
        told.read_line(&mut line).unwrap();
        let host = line.trim().rsplit("http://").next().unwrap().to_owned();
        let mut socket = TcpStream::connect(&host).unwrap_or_else(|error| panic!("{error}: {line}"));
        let own = ["host", "content-length", "connection"];
        let kept = self.headers.iter().filter(|header| {
            let name = header.split(':').next().unwrap_or_default().to_ascii_lowercase();
            !own.contains(&name.as_str())
        });
        let kept: String = kept.map(|header| format!("{header}\r\n")).collect();
        let length = self.body.len();
        let head =
            format!("POST /webhook HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n");
        socket.write_all(format!("{head}{kept}\r\n").as_bytes()).unwrap();
        socket.write_all(&self.body).unwrap();
        let (first, _, body) = read(&mut socket);
        program.kill().unwrap();
        program.wait().unwrap();
        let mut rest = String::new();
        told.read_to_string(&mut rest).unwrap();
        let status = first.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or_default();
        Answer { status, body: String::from_utf8_lossy(&body).into_owned(), told: line + &rest }
    }
}

/// The first line, the headers, and the body of what comes.
fn read(socket: &mut TcpStream) -> (String, Vec<String>, Vec<u8>) {
    let mut reader = BufReader::new(socket);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap() == 0 || line.trim().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let length = lines.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    if lines.is_empty() {
        return Default::default();
    }
    (lines.remove(0), lines, body)
}

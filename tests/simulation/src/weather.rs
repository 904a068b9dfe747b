use crate::dice::Dice;

/// How rough a run is: how often what goes wrong, of a thousand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weather {
    /// An exchange ends other than it should.
    pub(crate) faults: u64,
    /// No connection is made.
    pub(crate) unreachable: u64,
    /// A request is under way for minutes after its sender gave up.
    pub(crate) slow: u64,
    /// A process stands still between its mark and the first byte.
    pub(crate) stalls: u64,
    /// A process is killed at some port call.
    pub(crate) kills: u64,
    /// The power fails during the run.
    pub(crate) power_cuts: u64,
    /// A clock is set, by minutes to days.
    pub(crate) clock_jumps: u64,
    /// The disk fails to sync, or is full.
    pub(crate) disk: u64,
    /// Somebody refunds in the gateway's dashboard.
    pub(crate) by_hand: u64,
    /// The same is wanted twice, or too much.
    pub(crate) greed: u64,
    /// Programs that settle, of which each goes on for up to so many seconds.
    pub(crate) settlers: (u64, u64),
    /// Something on the way answers with an older reply.
    pub(crate) mix_ups: u64,
}

impl Weather {
    const CALM: Self = Self {
        faults: 60,
        unreachable: 20,
        slow: 20,
        stalls: 5,
        kills: 0,
        power_cuts: 0,
        clock_jumps: 0,
        disk: 0,
        by_hand: 50,
        greed: 300,
        settlers: (4, 1_200),
        mix_ups: 5,
    };

    /// The kinds of run there are. Each seed has one.
    pub(crate) fn of(dice: &mut Dice) -> (&'static str, Self) {
        let calm = Self::CALM;
        let kinds = [
            ("calm", calm),
            ("lost answers", Self { faults: 450, slow: 150, mix_ups: 150, settlers: (6, 3_000), ..calm }),
            ("crashes", Self { faults: 200, kills: 700, slow: 100, ..calm }),
            ("power cuts", Self { faults: 150, kills: 200, power_cuts: 900, disk: 50, ..calm }),
            ("no connection", Self { unreachable: 500, kills: 300, ..calm }),
            ("stalls", Self { stalls: 350, kills: 100, faults: 150, settlers: (6, 3_600), ..calm }),
            ("clocks", Self { clock_jumps: 900, faults: 350, slow: 200, kills: 400, ..calm }),
            ("disk", Self { disk: 700, faults: 200, kills: 200, power_cuts: 300, ..calm }),
            ("greed", Self { greed: 900, by_hand: 250, faults: 200, kills: 100, ..calm }),
            (
                "storm",
                Self {
                    faults: 300,
                    unreachable: 150,
                    slow: 150,
                    stalls: 100,
                    kills: 500,
                    power_cuts: 400,
                    clock_jumps: 300,
                    disk: 200,
                    by_hand: 200,
                    greed: 500,
                    settlers: (5, 2_400),
                    mix_ups: 50,
                },
            ),
        ];
        *dice.pick(&kinds)
    }
}

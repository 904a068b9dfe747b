//! Days and amounts as a picture. Drawn in whole minor units: no amount is ever rounded on its way.

use super::grouped;
use plotters::coord::Shift;
use plotters::prelude::*;
use tillback::{Currency, Total};

pub(super) const PAID: &str = "#1d6f98";
pub(super) const REFUNDED: &str = "#c4501b";

/// More days than this are drawn by month.
const MOST_DAYS: usize = 62;

/// How large a picture is drawn. Letters keep their size, so a phone gets a picture of its own.
#[derive(Clone, Copy)]
pub(super) struct Size {
    width: u32,
    height: u32,
    /// Days or months named below.
    names: usize,
    /// Whether days are named with their year.
    years: bool,
}

impl Size {
    pub(super) fn view(self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }
}

pub(super) const WIDE: Size = Size { width: 560, height: 260, names: 5, years: true };
pub(super) const NARROW: Size = Size { width: 350, height: 240, names: 5, years: false };

const LETTERS: u32 = 15;

/// What one pair of bars is about.
struct Bars {
    label: String,
    paid: i128,
    refunded: i128,
}

/// A currency's picture.
pub(super) struct Picture {
    pub(super) wide: String,
    pub(super) narrow: String,
    /// The first and the last day or month.
    pub(super) span: (String, String),
}

/// The picture of one currency as SVG; `None` where there is nothing to see.
pub(super) fn draw(days: &[Total], currency: Currency) -> Option<Picture> {
    let bars = bars(days, currency);
    if bars.iter().all(|bar| bar.paid == 0 && bar.refunded == 0) {
        return None;
    }
    Some(Picture {
        wide: svg(&bars, currency, WIDE)?,
        narrow: svg(&bars, currency, NARROW)?,
        span: (bars.first()?.label.clone(), bars.last()?.label.clone()),
    })
}

fn svg(bars: &[Bars], currency: Currency, size: Size) -> Option<String> {
    let mut svg = String::new();
    let root = SVGBackend::with_string(&mut svg, (size.width, size.height)).into_drawing_area();
    paint(&root, bars, currency, size).ok()?;
    drop(root);
    Some(svg)
}

fn bars(days: &[Total], currency: Currency) -> Vec<Bars> {
    let known: Vec<_> = days.iter().filter(|day| day.currency == currency && !day.label.is_empty()).collect();
    let by_month = known.len() > MOST_DAYS;
    let mut bars: Vec<Bars> = Vec::new();
    for day in known {
        let label = if by_month { day.label.get(..7).unwrap_or(&day.label) } else { &day.label };
        match bars.last_mut().filter(|last| last.label == label) {
            Some(last) => {
                last.paid += day.sums.paid;
                last.refunded += day.sums.refunded;
            }
            None => {
                bars.push(Bars { label: label.to_owned(), paid: day.sums.paid, refunded: day.sums.refunded });
            }
        }
    }
    bars
}

type Failed = Box<dyn std::error::Error>;

fn paint(
    root: &DrawingArea<SVGBackend<'_>, Shift>,
    bars: &[Bars],
    currency: Currency,
    size: Size,
) -> Result<(), Failed> {
    /// Units between two pairs of bars; each bar has four.
    const STEP: i32 = 10;
    let count = i32::try_from(bars.len())?;
    let most = bars.iter().map(|bar| bar.paid.max(bar.refunded)).max().unwrap_or(0).max(1);
    let ink = RGBColor(0x33, 0x3a, 0x42);
    // Digits are a little more than half as wide as high.
    let digits = u32::try_from(grouped(currency, most).len())?;
    let mut chart = ChartBuilder::on(root)
        .margin(10)
        // Half of the last name stands out to the right.
        .margin_right(if size.years { 40 } else { 20 })
        .x_label_area_size(28)
        .y_label_area_size(16 + digits * LETTERS / 2)
        .build_cartesian_2d(-STEP / 2..count * STEP - STEP / 2, 0_i128..most + most / 20 + 1)?;
    let label = |at: &i32| {
        let place = usize::try_from(*at / STEP).ok().filter(|_| *at % STEP == 0);
        let name = place.and_then(|place| bars.get(place)).map(|bar| bar.label.as_str()).unwrap_or_default();
        let short = name.get(5..).filter(|rest| !size.years && rest.contains('-'));
        short.unwrap_or(name).to_owned()
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(ink.mix(0.15))
        .axis_style(ink)
        .label_style(("sans-serif", LETTERS).into_font().color(&ink))
        .x_labels(bars.len().min(size.names))
        .y_labels(5)
        .x_label_formatter(&label)
        .y_label_formatter(&|minor| grouped(currency, *minor))
        .draw()?;
    let colour = |code: &str| RGBColor(hex(code, 1), hex(code, 3), hex(code, 5)).filled();
    let (paid, refunded) = (colour(PAID), colour(REFUNDED));
    for (place, bar) in bars.iter().enumerate() {
        let at = i32::try_from(place)? * STEP;
        chart.draw_series([
            Rectangle::new([(at - 4, 0), (at, bar.paid)], paid),
            Rectangle::new([(at, 0), (at + 4, bar.refunded)], refunded),
        ])?;
    }
    root.present()?;
    Ok(())
}

fn hex(code: &str, at: usize) -> u8 {
    code.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{bars, draw};
    use tillback::{Currency, Sums, Total};

    fn day(label: &str, code: &str, paid: i128) -> Total {
        let currency = Currency::from_code(code).unwrap();
        Total {
            label: label.to_owned(),
            currency,
            sums: Sums { rows: 1, paid, refunded: paid / 10, ..Sums::default() },
        }
    }

    #[test]
    fn each_currency_has_a_picture_of_its_own() {
        let hkd = Currency::from_code("HKD").unwrap();
        let days = [day("2026-11-01", "HKD", 100), day("2026-11-01", "USD", 7), day("2026-11-02", "HKD", 250)];
        let seen: Vec<_> = bars(&days, hkd).into_iter().map(|bar| (bar.label, bar.paid)).collect();
        assert_eq!(seen, [("2026-11-01".to_owned(), 100), ("2026-11-02".to_owned(), 250)]);
        let picture = draw(&days, hkd).unwrap();
        assert_eq!(picture.span, ("2026-11-01".to_owned(), "2026-11-02".to_owned()));
        for svg in [picture.wide, picture.narrow] {
            assert_eq!(svg.matches("<rect").count(), 4, "{svg}");
        }
    }

    #[test]
    fn many_days_are_drawn_by_month() {
        let usd = Currency::from_code("USD").unwrap();
        let days: Vec<_> =
            (0..90).map(|n| day(&format!("2026-{:02}-{:02}", 1 + n / 30, 1 + n % 30), "USD", 5)).collect();
        let seen: Vec<_> = bars(&days, usd).into_iter().map(|bar| (bar.label, bar.paid)).collect();
        assert_eq!(seen, [("2026-01".to_owned(), 150), ("2026-02".to_owned(), 150), ("2026-03".to_owned(), 150)]);
    }

    #[test]
    fn where_nothing_happened_there_is_no_picture() {
        let usd = Currency::from_code("USD").unwrap();
        assert!(draw(&[day("2026-11-01", "USD", 0)], usd).is_none());
        assert!(draw(&[], usd).is_none());
    }
}

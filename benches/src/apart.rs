//! Sections that were measured apart from the rest, put into the results that are kept.

/// Puts the sections in the place of those with the same headings, or at the end.
pub(crate) fn put(kept: &str, sections: &str) -> String {
    let headings: Vec<_> = headings(sections).collect();
    let (mut text, mut is_put, mut leaves_out) = (String::new(), false, false);
    for line in kept.lines() {
        if line.starts_with("## ") {
            leaves_out = headings.contains(&line);
            if leaves_out && !is_put {
                text.push_str(&format!("{}\n\n", sections.trim_end()));
                is_put = true;
            }
        }
        if !leaves_out {
            text.push_str(line);
            text.push('\n');
        }
    }
    if !is_put {
        text = format!("{}\n\n{}\n", text.trim_end(), sections.trim_end());
    }
    format!("{}\n", text.trim_end())
}

/// Says under the first heading when it was measured.
pub(crate) fn dated(sections: &str, date: &str, rounds: u32) -> String {
    let note = format!("Measured apart from the other tables on {date}, in {rounds} rounds.");
    match sections.split_once('\n') {
        Some((heading, rest)) => format!("{heading}\n\n{note}\n{rest}"),
        None => sections.to_owned(),
    }
}

fn headings(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.starts_with("## "))
}

#[cfg(test)]
mod tests {
    use super::{dated, put};

    const KEPT: &str =
        "# All\n\nIntroduction\n\n## One\n\nold\n\n## Two\n\nstays\n\n## Three\n\nold\n\n## Four\n\nstays\n";

    #[test]
    fn a_section_takes_the_place_of_its_namesake() {
        let new = put(KEPT, "## One\n\nnew\n\n## Three\n\nnew\n");
        assert_eq!(
            new,
            "# All\n\nIntroduction\n\n## One\n\nnew\n\n## Three\n\nnew\n\n## Two\n\nstays\n\n## Four\n\nstays\n"
        );
        assert_eq!(put(&new, "## One\n\nnew\n\n## Three\n\nnew\n"), new);
    }

    #[test]
    fn what_is_new_comes_last() {
        assert_eq!(
            put("# All\n\n## One\n\nstays\n", "## Five\n\nnew\n"),
            "# All\n\n## One\n\nstays\n\n## Five\n\nnew\n"
        );
    }

    #[test]
    fn it_says_when_it_was_measured() {
        let note = "Measured apart from the other tables on 2026-11-30, in 3 rounds.";
        assert_eq!(dated("## One\n\nnew\n", "2026-11-30", 3), format!("## One\n\n{note}\n\nnew\n"));
    }
}

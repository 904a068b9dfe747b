//! Finds links between the repository's Markdown files that lead nowhere.

use crate::workspace::Tree;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub(crate) pages: usize,
    pub(crate) links: usize,
    /// One line for people each.
    pub(crate) broken: Vec<String>,
}

/// Looks at every link that stays within the repository. What other sites do is not ours to test.
pub(crate) fn survey(tree: &Tree) -> Survey {
    let pages: BTreeMap<_, _> =
        tree.texts().filter(|(path, _)| path.ends_with(".md")).map(|(path, text)| (path, Page::read(text))).collect();
    let mut survey = Survey { pages: pages.len(), ..Survey::default() };
    for (path, page) in &pages {
        for link in page.links.iter().filter(|link| !leads_outside(&link.to)) {
            survey.links += 1;
            if let Err(why) = follow(tree, &pages, path, &link.to) {
                survey.broken.push(format!("{path}:{}: {}: {why}", link.line, link.to));
            }
        }
    }
    survey
}

fn follow(tree: &Tree, pages: &BTreeMap<&str, Page>, from: &str, to: &str) -> Result<(), &'static str> {
    let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
    let target = if file.is_empty() { from.to_owned() } else { resolve(from, file).ok_or("outside the repository")? };
    if !tree.holds(&target) {
        return Err("no such file");
    }
    match pages.get(target.as_str()) {
        Some(page) if !anchor.is_empty() && !page.anchors.contains(anchor) => Err("no such heading"),
        _ => Ok(()),
    }
}

fn leads_outside(link: &str) -> bool {
    let scheme = |(scheme, _): (&str, &str)| scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    link.starts_with("//") || link.split_once(':').is_some_and(scheme)
}

/// The path from the root that `to` means on the page `from`, or `None` if it climbs out of the repository.
fn resolve(from: &str, to: &str) -> Option<String> {
    let mut path: Vec<&str> = if to.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    path.pop();
    for step in to.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = path.pop()?,
            name => path.push(name),
        }
    }
    Some(path.join("/"))
}

#[derive(Debug, Default)]
struct Page {
    links: Vec<Link>,
    anchors: BTreeSet<String>,
}

#[derive(Debug)]
struct Link {
    line: usize,
    to: String,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut heading: Option<String> = None;
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
        for (event, place) in Parser::new_ext(text, options).into_offset_iter() {
            let line = 1 + text[..place.start].matches('\n').count();
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.links.push(Link { line, to: dest_url.into_string() });
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => page.add_heading(&heading.take().unwrap_or_default()),
                Event::Text(words) | Event::Code(words) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&words);
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => page.add_html(&html, line),
                _ => {}
            }
        }
        page
    }

    /// Named as the usual forges name a heading's anchor; a repeated heading gets a number.
    fn add_heading(&mut self, heading: &str) {
        let kept = heading.to_lowercase().replace(' ', "-");
        let slug: String = kept.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
        let numbered = (1..).map(|n| format!("{slug}-{n}"));
        let free = std::iter::once(slug.clone()).chain(numbered).find(|name| !self.anchors.contains(name));
        self.anchors.extend(free);
    }

    fn add_html(&mut self, html: &str, line: usize) {
        for name in [" href=\"", " src=\""] {
            self.links.extend(attributes(html, name).map(|to| Link { line, to: to.to_owned() }));
        }
        for name in [" id=\"", " name=\""] {
            self.anchors.extend(attributes(html, name).map(str::to_owned));
        }
    }
}

fn attributes<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(name).skip(1).filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is broken on a page that lies in `guide/` beside one other page.
    fn broken(page: &str) -> Vec<String> {
        let other = "# Two ways\n\n## It's `done`!\n\n## Two ways\n\n<a id=\"spot\"></a>\n";
        survey(&Tree::from([("guide/page.md", page), ("guide/other.md", other), ("core/src/lib.rs", "")])).broken
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        for link in ["other.md", "./other.md#two-ways", "../core", "../core/src/lib.rs#L1", "/guide/other.md", "../"] {
            assert_eq!(broken(&format!("See [this]({link}).")), [""; 0], "{link}");
        }
    }

    #[test]
    fn links_to_other_sites_are_left_alone() {
        let page = "<https://a.example> [b](mailto:b@b.example) [c](//c.example/x) ![d](https://d.example/d.png)";
        assert_eq!(broken(page), [""; 0]);
    }

    #[test]
    fn a_link_to_nowhere_is_named_with_its_line() {
        assert_eq!(broken("Hello.\n\nSee [it](gone.md)."), ["guide/page.md:3: gone.md: no such file"]);
        assert_eq!(broken("![it](gone.png)"), ["guide/page.md:1: gone.png: no such file"]);
        assert_eq!(broken("[it]\n\n[it]: /gone.md"), ["guide/page.md:1: /gone.md: no such file"]);
        assert_eq!(broken("<p><img src=\"gone.png\"></p>"), ["guide/page.md:1: gone.png: no such file"]);
        assert_eq!(broken("[it](../../other.md)"), ["guide/page.md:1: ../../other.md: outside the repository"]);
    }

    #[test]
    fn headings_are_checked_too() {
        for anchor in ["two-ways", "two-ways-1", "its-done", "spot"] {
            assert_eq!(broken(&format!("[it](other.md#{anchor})")), [""; 0], "{anchor}");
        }
        assert_eq!(broken("[it](other.md#gone)"), ["guide/page.md:1: other.md#gone: no such heading"]);
        assert_eq!(broken("# Here\n\n[it](#here) [not](#there)"), ["guide/page.md:3: #there: no such heading"]);
    }

    #[test]
    fn links_within_code_are_no_links() {
        assert_eq!(broken("`[it](gone.md)`\n\n```\n[it](gone.md)\n```\n"), [""; 0]);
    }
}

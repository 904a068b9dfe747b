//! The header, read as text: its functions, structs and constants.

use crate::include;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struct {
    pub name: String,
    pub members: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Header {
    /// Without comments.
    code: String,
}

impl Header {
    pub fn read() -> Self {
        let file = include().join("tillback/tillback.h");
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Self { code: without_comments(&text) }
    }

    /// The functions the library exports, each as its declaration on one line, in the order of their names.
    pub fn declarations(&self) -> Vec<String> {
        let after = self.code.split("\nTILLBACK_API\n").skip(1);
        let mut lines: Vec<_> =
            after.map(|rest| one_line(rest.split(';').next().unwrap_or_default())).collect();
        lines.sort_by_key(|line| function(line));
        lines
    }

    /// Their names, in order.
    pub fn functions(&self) -> Vec<String> {
        self.declarations().iter().map(|line| function(line)).collect()
    }

    /// The types of callbacks, each on one line.
    pub fn callbacks(&self) -> Vec<String> {
        let all = self.code.split(';').map(one_line).filter(|line| line.starts_with("typedef void (*"));
        let mut lines: Vec<_> = all.collect();
        lines.sort();
        lines
    }

    /// The structs whose members a program sees.
    pub fn structs(&self) -> Vec<Struct> {
        let opened = self.code.split("typedef struct ").skip(1);
        let shown = opened.filter_map(|rest| {
            let (name, body) = rest.split_once(" {\n")?;
            let name = (!name.contains(';')).then(|| name.trim().to_owned())?;
            let members = body.split('}').next()?.split(';').map(one_line).filter(|line| !line.is_empty());
            Some(Struct { name, members: members.map(|line| last_word(&line)).collect() })
        });
        shown.collect()
    }

    /// The numbers that have a name: results and words, but not the version of the header.
    pub fn constants(&self) -> Vec<String> {
        let defined = self.code.lines().filter_map(|line| {
            let (name, value) = line.strip_prefix("#define ")?.split_once(' ')?;
            (name.starts_with("TILLBACK_") && !value.trim().is_empty()).then(|| name.to_owned())
        });
        let listed = self.results().into_iter().map(|(name, _)| name);
        let all = defined.chain(listed);
        all.filter(|name| !name.starts_with("TILLBACK_VERSION_") && name != "TILLBACK_API").collect()
    }

    /// `TILLBACK_OK` and the numbers of errors.
    pub fn results(&self) -> Vec<(String, i32)> {
        let body = self.code.split("enum {").nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
        let lines = body.split(',').filter_map(|line| line.split_once('='));
        lines.map(|(name, number)| (name.trim().to_owned(), number.trim().parse().expect("a number"))).collect()
    }
}

fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        code.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    code.lines().map(|line| line.split("//").next().unwrap_or_default().trim_end()).collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(")
}

/// The name in front of the parameters.
fn function(declaration: &str) -> String {
    last_word(declaration.split('(').next().unwrap_or_default())
}

/// The name that a declaration ends with, without the length of an array.
fn last_word(declaration: &str) -> String {
    let name = declaration.split('[').next().unwrap_or_default().trim();
    name.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_taken_apart() {
        let text = "/** A */\ntypedef struct a {\n  /** x; y */\n  const char *const *b;\n  char c[4];\n} a;\n\
                    typedef struct d d;\n#define TILLBACK_E -1\n#define TILLBACK_API\nenum {\n  TILLBACK_F = 2\n};\n\
                    typedef void (*g)(void *h,\n  int i);\n\nTILLBACK_API\nstruct a *f(void);\n";
        let header = Header { code: without_comments(text) };
        assert_eq!(header.declarations(), ["struct a *f(void)"]);
        assert_eq!(header.functions(), ["f"]);
        assert_eq!(header.callbacks(), ["typedef void (*g)(void *h, int i)"]);
        let members = vec!["b".to_owned(), "c".to_owned()];
        assert_eq!(header.structs(), [Struct { name: "a".to_owned(), members }]);
        assert_eq!(header.constants(), ["TILLBACK_E", "TILLBACK_F"]);
        assert_eq!(header.results(), [("TILLBACK_F".to_owned(), 2)]);
    }
}

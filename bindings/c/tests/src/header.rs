//! The header, read as text: its functions, structs and constants.

use crate::include;

/// A member of a struct, or a parameter of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// With its stars, such as `const char *`.
    pub kind: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struct {
    pub name: String,
    pub members: Vec<Variable>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    pub gives: String,
    pub name: String,
    pub parameters: Vec<Variable>,
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
        let mut lines: Vec<_> = after.map(|rest| one_line(rest.split(';').next().unwrap_or_default())).collect();
        lines.sort_by_key(|line| function(line));
        lines
    }

    /// The same, taken apart.
    pub fn functions(&self) -> Vec<Function> {
        let apart = |line: &String| {
            let (front, parameters) = line.trim_end_matches(')').split_once('(').unwrap_or((line, ""));
            let named = variable(front);
            let parameters = parameters.split(", ").filter(|one| !matches!(*one, "" | "void"));
            Function { gives: named.kind, name: named.name, parameters: parameters.map(variable).collect() }
        };
        self.declarations().iter().map(apart).collect()
    }

    /// Their names, in order.
    pub fn names(&self) -> Vec<String> {
        self.functions().into_iter().map(|function| function.name).collect()
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
            Some(Struct { name, members: members.map(|line| variable(&line)).collect() })
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

fn variable(declaration: &str) -> Variable {
    let name = last_word(declaration);
    let kind = declaration.split('[').next().unwrap_or_default().trim().trim_end_matches(&name).trim().to_owned();
    Variable { kind, name }
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
                    typedef void (*g)(void *h,\n  int i);\n\nTILLBACK_API\nstruct a *f(const a *j, int k);\n";
        let header = Header { code: without_comments(text) };
        assert_eq!(header.declarations(), ["struct a *f(const a *j, int k)"]);
        assert_eq!(header.names(), ["f"]);
        let [of] = &header.functions()[..] else { panic!("there is one function") };
        assert_eq!((of.gives.as_str(), of.parameters.len()), ("struct a *", 2));
        assert_eq!(of.parameters[0], Variable { kind: "const a *".to_owned(), name: "j".to_owned() });
        assert_eq!(header.callbacks(), ["typedef void (*g)(void *h, int i)"]);
        let members = [("const char *const *", "b"), ("char", "c")];
        let members = members.map(|(kind, name)| Variable { kind: kind.to_owned(), name: name.to_owned() }).to_vec();
        assert_eq!(header.structs(), [Struct { name: "a".to_owned(), members }]);
        assert_eq!(header.constants(), ["TILLBACK_E", "TILLBACK_F"]);
        assert_eq!(header.results(), [("TILLBACK_F".to_owned(), 2)]);
    }
}

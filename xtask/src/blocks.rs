//! The blocks of code of a page of `docs`, as a source that a compiler can look at.

use crate::failure::Failure;
use crate::workspace;
use std::fs;
use std::path::Path;

/// How blocks of a language become one source.
pub(crate) struct Language {
    /// What stands behind the fence.
    pub(crate) name: &'static str,
    /// What every block may use without saying so.
    pub(crate) imports: &'static str,
    /// How a block begins that is a whole function.
    pub(crate) function: &'static str,
    /// The function around any other: its name is made of what is in front of the brackets and a number.
    pub(crate) around: (&'static str, &'static str),
}

/// Writes the blocks of `page` to `place`.
pub(crate) fn write(page: &str, language: &Language, place: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Unavailable(format!("{page}: {error}."));
    let text = fs::read_to_string(workspace::root().join(page)).map_err(failed)?;
    let source = language.source(&text);
    if source == language.source("") {
        return Err(Failure::Found(format!("{page} has no block of {}.", language.name)));
    }
    fs::create_dir_all(place.parent().unwrap_or(place)).map_err(failed)?;
    fs::write(place, source).map_err(failed)
}

impl Language {
    fn source(&self, page: &str) -> String {
        let fence = format!("```{}\n", self.name);
        let (mut imports, mut functions) = (self.imports.to_owned(), String::new());
        let blocks = page.split(fence.as_str()).skip(1).filter_map(|rest| rest.split_once("```"));
        for (number, (block, _)) in blocks.enumerate() {
            let (own, rest): (Vec<_>, Vec<_>) = block.lines().partition(|line| line.starts_with("import "));
            imports.extend(own.into_iter().map(|line| format!("{line}\n")));
            let rest = rest.join("\n");
            if rest.trim_start().starts_with(self.function) {
                functions.push_str(&rest);
            } else {
                let (name, takes) = self.around;
                functions.push_str(&format!("\n{name}{number}{takes} {{\n{rest}\n}}\n"));
            }
        }
        imports + &functions
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn blocks_become_functions_and_imports_come_first() {
        let language = Language {
            name: "one",
            imports: "import a\n",
            function: "fun ",
            around: ("fun block", "(client: Client)"),
        };
        let page = "text\n```one\nclient.call()\n```\n```other\nno\n```\n```one\nimport b\n\nfun all() {}\n```\n";
        assert_eq!(
            language.source(page),
            "import a\nimport b\n\nfun block0(client: Client) {\nclient.call()\n}\n\nfun all() {}"
        );
    }
}

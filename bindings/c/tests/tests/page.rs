//! The programs that docs/c.md shows can be copied and compiled.

use tempfile::TempDir;
use tillback_c_tests::compiler::{Build, Compiler, Language};
use tillback_c_tests::program::Linking;
use tillback_c_tests::repository;

/// The whole programs on the page, of one language.
fn programs(language: &str) -> Vec<String> {
    let page = std::fs::read_to_string(repository().join("docs/c.md")).unwrap();
    let fence = format!("```{language}\n");
    let shown = page.split(&fence).skip(1).filter_map(|rest| rest.split("```").next());
    shown.filter(|code| code.contains("int main(")).map(str::to_owned).collect()
}

#[test]
fn what_the_page_shows_compiles() {
    let folder = TempDir::new().unwrap();
    for (language, ending, standard) in [("c", "c", Language::C99), ("cpp", "cpp", Language::Cpp17)] {
        let shown = programs(language);
        assert_eq!(shown.len(), 1, "whole programs in {language}");
        let source = folder.path().join(format!("shown.{ending}"));
        std::fs::write(&source, &shown[0]).unwrap();
        for compiler in Compiler::ALL {
            let program = folder.path().join("shown");
            Build::plain(compiler, standard).compile(&[&source], &Linking::Shared.arguments(), &program).unwrap();
        }
    }
}

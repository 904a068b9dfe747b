//! The package, used as a program's own build would use it: by CMake and by pkg-config, against the sandbox.

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tillback_c_tests::compiler::output;
use tillback_c_tests::repository;
use tillback_sandbox::{GatewayName, Host, NewPayment, Options, Server};

/// Laid out by the same command as the one that is shipped, from the library that the tests have built.
fn package() -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "xtask", "--", "package", "c", "--profile", "dev", "--out"]);
    let told = output(command.arg(folder.path()).current_dir(repository()));
    assert!(told.contains("libtillback.so.0: "), "{told}");
    folder
}

fn soname(library: &Path) -> String {
    output(Command::new("readelf").arg("-d").arg(library))
}

/// Refunds a receipt with the example that a build made, and looks into the sandbox's books.
fn refund_with(program: &Path, libraries: &Path) {
    let server = Server::start_blocking(Options { seeded: false, ..Options::default() }).unwrap();
    let new = NewPayment::new(GatewayName::Pockyt, 2_500, "USD");
    let payment = server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap().id;
    let account = server.accounts().pockyt;
    let folder = TempDir::new().unwrap();
    let mut command = Command::new(program);
    command.args([payment.as_str(), "return-1", "12.50 USD"]).current_dir(folder.path());
    command.env("LD_LIBRARY_PATH", libraries.join("lib")).env("TILLBACK_GATEWAY", "pockyt");
    command.env("TILLBACK_BASE_URL", server.url(Host::Pockyt)).env("POCKYT_MERCHANT_NO", account.merchant_no);
    command.env("POCKYT_STORE_NO", account.store_no).env("POCKYT_TOKEN", account.token);
    let told = output(&mut command);
    let refunded = server.with(|sandbox| sandbox.world().payment(GatewayName::Pockyt, &payment).unwrap().refunded());
    assert_eq!(refunded, 1_250, "{told}");
    assert!(told.contains("succeeded"), "{told}");
}

fn with_cmake(package: &Path, language: &str) -> TempDir {
    let build = TempDir::new().unwrap();
    let mut configure = Command::new("cmake");
    configure.arg("-S").arg(repository().join("examples").join(language)).arg("-B").arg(build.path());
    output(configure.arg(format!("-DCMAKE_PREFIX_PATH={}", package.display())));
    output(Command::new("cmake").arg("--build").arg(build.path()));
    build
}

#[test]
fn examples_build_against_the_package_and_refund() {
    let package = package();
    let library = package.path().join("lib/libtillback.so.0");
    assert!(soname(&library).contains("[libtillback.so.0]"));
    for language in ["c", "cpp"] {
        let built = with_cmake(package.path(), language);
        let program = built.path().join("refund_receipt");
        refund_with(&program, package.path());
        let needed = soname(&program);
        assert!(needed.contains("[libtillback.so.0]"), "it asks for the library by another name:\n{needed}");
    }
    refund_with(&with_pkg_config(package.path()), package.path());
}

/// `make` in a copy of the examples, so that nothing is built in the repository.
fn with_pkg_config(package: &Path) -> PathBuf {
    let folder = package.join("examples");
    std::fs::create_dir(&folder).unwrap();
    for entry in std::fs::read_dir(repository().join("examples/c")).unwrap() {
        let from = entry.unwrap().path();
        std::fs::copy(&from, folder.join(from.file_name().unwrap())).unwrap();
    }
    output(Command::new("make").current_dir(&folder).env("PKG_CONFIG_PATH", package.join("lib/pkgconfig")));
    folder.join("refund_receipt")
}

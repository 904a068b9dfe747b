//! The operations of the client in `core`, read from its source: a new one fails here until drivers and scenarios know it.

use crate::all;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::{ImplItem, Item, ItemImpl, Type, Visibility};
use tillback_conformance::protocol::OPERATIONS;

/// They make a client or another view of the same one, or say how calls are made.
const NO_OPERATIONS: [&str; 10] =
    ["builder", "new", "inner", "cancelled_by", "within", "run", "start", "drive_for", "finish", "made_here"];

#[test]
fn drivers_know_every_operation_and_no_other() {
    let operations: BTreeSet<String> = OPERATIONS.iter().map(|name| (*name).to_owned()).collect();
    let (asynchronous, blocking) = of_the_clients();
    assert_eq!(operations, asynchronous);
    assert_eq!(operations, blocking);
}

#[test]
fn every_operation_has_a_scenario() {
    let scenarios = all();
    let used: BTreeSet<&str> = scenarios.iter().flat_map(|scenario| scenario.script.operations()).collect();
    let unused: Vec<_> = OPERATIONS.iter().filter(|operation| !used.contains(*operation)).collect();
    assert!(unused.is_empty(), "no scenario uses {unused:?}");
}

/// The methods of the asynchronous client and of the blocking one.
fn of_the_clients() -> (BTreeSet<String>, BTreeSet<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/src/client");
    let (mut asynchronous, mut blocking) = (BTreeSet::new(), BTreeSet::new());
    for file in sources(&folder) {
        let is_blocking = file.parent().is_some_and(|folder| folder.ends_with("blocking"));
        let place = if is_blocking { &mut blocking } else { &mut asynchronous };
        place.extend(methods(&file));
    }
    (asynchronous, blocking)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, mut files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.extend(folders.iter().flat_map(|folder| sources(folder)));
    files
}

fn methods(file: &Path) -> Vec<String> {
    let parsed = syn::parse_file(&std::fs::read_to_string(file).unwrap()).unwrap();
    let impls = parsed.items.into_iter().filter_map(|item| match item {
        Item::Impl(block) if is_of_client(&block) => Some(block.items),
        _ => None,
    });
    let public = impls.flatten().filter_map(|item| match item {
        ImplItem::Fn(method) if matches!(method.vis, Visibility::Public(_)) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    public.filter(|name| !NO_OPERATIONS.contains(&name.as_str())).collect()
}

fn is_of_client(block: &ItemImpl) -> bool {
    match &*block.self_ty {
        Type::Path(path) => block.trait_.is_none() && path.path.is_ident("Client"),
        _ => false,
    }
}

//! The one unsafe part: the function tables through which SQLite calls the model.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr::{self, NonNull};
use std::slice;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Arc, MutexGuard, Once, OnceLock};

use rusqlite::ffi;

use super::model::{Handle, Model, Outcome, ProcessId};
use super::registry::Shared;
use super::shared_memory::REGION_BYTES;

pub(super) const NAME: &CStr = c"tillback-simulated-disk";
const LONGEST_PATH: c_int = 512;
/// What the unix VFS says of every disk.
const SECTOR_SIZE: c_int = 4096;
const CHARACTERISTICS: c_int = ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE | ffi::SQLITE_IOCAP_SUBPAGE_READ;
/// 1970 in the milliseconds of the Julian calendar, which SQLite counts time in.
const JULIAN_MILLIS_OF_1970: i64 = 210_866_760_000_000;

/// SQLite's file object; it gives us the memory for it.
#[repr(C)]
struct OpenFile {
    base: ffi::sqlite3_file,
    shared: Arc<Shared>,
    process: ProcessId,
    handle: Handle,
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Registers the VFS and takes over SQLite's randomness, the first time it is called.
pub(super) fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        take_over_randomness();
        let vfs = Box::new(ffi::sqlite3_vfs {
            iVersion: 2,
            szOsFile: size_of::<OpenFile>() as c_int,
            mxPathname: LONGEST_PATH,
            pNext: ptr::null_mut(),
            zName: NAME.as_ptr(),
            pAppData: ptr::null_mut(),
            xOpen: Some(open),
            xDelete: Some(delete),
            xAccess: Some(access),
            xFullPathname: Some(full_pathname),
            xDlOpen: None,
            xDlError: None,
            xDlSym: None,
            xDlClose: None,
            xRandomness: Some(randomness),
            xSleep: Some(sleep),
            xCurrentTime: None,
            xGetLastError: None,
            xCurrentTimeInt64: Some(current_time),
            xSetSystemCall: None,
            xGetSystemCall: None,
            xNextSystemCall: None,
        });
        // SAFETY: the table is complete for its version and is never freed.
        let code = unsafe { ffi::sqlite3_vfs_register(Box::into_raw(vfs), 0) };
        assert_eq!(code, ffi::SQLITE_OK, "SQLite did not accept the VFS");
    });
}

fn code(outcome: Outcome) -> c_int {
    outcome.err().unwrap_or(ffi::SQLITE_OK)
}

/// Stores what a call gave in SQLite's out-parameter.
///
/// # Safety
///
/// `out` must point to a `T` that may be written.
unsafe fn give<T>(outcome: Outcome<T>, out: *mut T) -> c_int {
    match outcome {
        Ok(value) => {
            // SAFETY: as the caller promises.
            unsafe { out.write(value) };
            ffi::SQLITE_OK
        }
        Err(code) => code,
    }
}

/// # Safety
///
/// `path` must be null or a C string that outlives the call.
unsafe fn locate<'a>(path: *const c_char) -> Option<(Arc<Shared>, ProcessId, &'a str)> {
    if path.is_null() {
        return None;
    }
    // SAFETY: as the caller promises.
    let path = unsafe { CStr::from_ptr(path) };
    Shared::find(path.to_str().ok()?)
}

/// The model of the disk that a file is on, and the file's handle.
///
/// # Safety
///
/// `file` must be one that [`open`] has filled and [`close`] has not yet closed.
unsafe fn on<'a>(file: *mut ffi::sqlite3_file) -> (MutexGuard<'a, Model>, Handle) {
    // SAFETY: as the caller promises; only shared references to it are ever made.
    let file = unsafe { &*file.cast::<OpenFile>() };
    file.shared.take_turn(file.process);
    (file.shared.model(), file.handle)
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    flags_out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite hands in null or a C string.
    let (shared, process, name) = match unsafe { locate(path) } {
        Some((shared, process, name)) => (shared, process, Some(name)),
        None => match Shared::in_turn().filter(|_| path.is_null()) {
            Some((shared, process)) => (shared, process, None),
            None => return ffi::SQLITE_CANTOPEN,
        },
    };
    shared.take_turn(process);
    let opened = shared.model().open(process, name, flags);
    let handle = match opened {
        Ok(handle) => handle,
        Err(code) => return code,
    };
    let base = ffi::sqlite3_file { pMethods: &METHODS };
    // SAFETY: SQLite hands in `szOsFile` bytes, aligned for any type, and null or a place for the flags.
    unsafe {
        file.cast::<OpenFile>().write(OpenFile { base, shared, process, handle });
        if let Some(flags_out) = NonNull::new(flags_out) {
            flags_out.write(flags);
        }
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: SQLite closes an open file, once.
    unsafe {
        let (mut model, handle) = on(file);
        model.close(handle);
        drop(model);
        file.cast::<OpenFile>().drop_in_place();
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, path: *const c_char, sync_directory: c_int) -> c_int {
    // SAFETY: SQLite hands in a C string.
    match unsafe { locate(path) } {
        Some((shared, process, name)) => code(shared.model().delete(process, name, sync_directory != 0)),
        None => ffi::SQLITE_IOERR_DELETE,
    }
}

unsafe extern "C" fn access(_: *mut ffi::sqlite3_vfs, path: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    // SAFETY: SQLite hands in a C string.
    let found = match unsafe { locate(path) } {
        Some((shared, process, name)) => shared.model().look_up(process, name),
        None => Ok(None),
    };
    // As on unix: an empty file counts as one that does not exist.
    let smallest = usize::from(flags == ffi::SQLITE_ACCESS_EXISTS);
    // SAFETY: SQLite hands in a place for the answer.
    unsafe { give(found.map(|size| size.is_some_and(|size| size >= smallest).into()), out) }
}

unsafe extern "C" fn full_pathname(
    _: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    room: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: SQLite hands in a C string and `room` bytes that do not overlap it.
    unsafe {
        let bytes = CStr::from_ptr(path).to_bytes_with_nul();
        if bytes.len() > room as usize {
            return ffi::SQLITE_CANTOPEN;
        }
        ptr::copy_nonoverlapping(bytes.as_ptr(), out.cast(), bytes.len());
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn randomness(_: *mut ffi::sqlite3_vfs, length: c_int, out: *mut c_char) -> c_int {
    // SAFETY: SQLite hands in `length` bytes.
    let out = unsafe {
        out.write_bytes(0, length as usize);
        slice::from_raw_parts_mut(out.cast::<u8>(), length as usize)
    };
    if let Some((shared, _)) = Shared::in_turn() {
        out.fill_with(|| shared.model().random() as u8);
    }
    length
}

unsafe extern "C" fn sleep(_: *mut ffi::sqlite3_vfs, microseconds: c_int) -> c_int {
    microseconds
}

unsafe extern "C" fn current_time(_: *mut ffi::sqlite3_vfs, out: *mut i64) -> c_int {
    let unix_millis = Shared::in_turn().map_or(0, |(shared, _)| shared.model().unix_millis);
    // SAFETY: SQLite hands in a place for the answer.
    unsafe { give(Ok(unix_millis + JULIAN_MILLIS_OF_1970), out) }
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, out: *mut c_void, length: c_int, at: i64) -> c_int {
    // SAFETY: SQLite hands in an open file and `length` bytes; what cannot be read must be zeros.
    let ((mut model, handle), out) = unsafe {
        out.write_bytes(0, length as usize);
        (on(file), slice::from_raw_parts_mut(out.cast::<u8>(), length as usize))
    };
    match model.read(handle, at as usize, out) {
        Ok(read) if read < out.len() => ffi::SQLITE_IOERR_SHORT_READ,
        outcome => code(outcome.map(drop)),
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, data: *const c_void, length: c_int, at: i64) -> c_int {
    // SAFETY: SQLite hands in an open file and `length` bytes.
    let ((mut model, handle), data) = unsafe { (on(file), slice::from_raw_parts(data.cast::<u8>(), length as usize)) };
    code(model.write(handle, at as usize, data))
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    // SAFETY: SQLite hands in an open file.
    let (mut model, handle) = unsafe { on(file) };
    code(model.resize(handle, size as usize))
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: SQLite hands in an open file.
    let (mut model, handle) = unsafe { on(file) };
    code(model.sync(handle))
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, out: *mut i64) -> c_int {
    // SAFETY: SQLite hands in an open file and a place for the answer.
    unsafe {
        let (mut model, handle) = on(file);
        give(model.size(handle).map(|size| size as i64), out)
    }
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, wanted: c_int) -> c_int {
    // SAFETY: SQLite hands in an open file.
    let (mut model, handle) = unsafe { on(file) };
    code(model.lock(handle, wanted))
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, kept: c_int) -> c_int {
    // SAFETY: SQLite hands in an open file.
    let (mut model, handle) = unsafe { on(file) };
    code(model.unlock(handle, kept))
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    // SAFETY: SQLite hands in an open file and a place for the answer.
    unsafe {
        let (mut model, handle) = on(file);
        give(model.is_reserved(handle).map(c_int::from), out)
    }
}

unsafe extern "C" fn file_control(_: *mut ffi::sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector_size(_: *mut ffi::sqlite3_file) -> c_int {
    SECTOR_SIZE
}

unsafe extern "C" fn device_characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    CHARACTERISTICS
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    index: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    if size as usize != REGION_BYTES {
        return ffi::SQLITE_IOERR_SHMMAP;
    }
    // SAFETY: SQLite hands in an open file and a place for the address. The model keeps the memory until the file is
    // unmapped or closed, and SQLite may write to it because it is made of atomics.
    unsafe {
        let (mut model, handle) = on(file);
        let region = model.map_memory(handle, index as usize, extend != 0);
        give(region.map(|region| region.map_or(ptr::null_mut(), |region| region.as_ptr().cast_mut().cast())), out)
    }
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, first: c_int, count: c_int, flags: c_int) -> c_int {
    // SAFETY: SQLite hands in an open file.
    let (mut model, handle) = unsafe { on(file) };
    code(model.lock_memory(handle, first, count, flags))
}

unsafe extern "C" fn shm_barrier(_: *mut ffi::sqlite3_file) {
    std::sync::atomic::fence(Ordering::SeqCst);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: SQLite hands in an open file.
    let (mut model, handle) = unsafe { on(file) };
    model.unmap_memory(handle);
    ffi::SQLITE_OK
}

static PLAIN_MUTEXES: OnceLock<ffi::sqlite3_mutex_methods> = OnceLock::new();
static RANDOMNESS_MUTEX: AtomicPtr<ffi::sqlite3_mutex> = AtomicPtr::new(ptr::null_mut());

thread_local! {
    static SEEDING: Cell<bool> = const { Cell::new(false) };
}

/// SQLite draws the salts of a WAL from one generator that all threads share, so what one simulation gets would hang
/// on the others. Each draw is made under a mutex of its own, which is the only moment at which the generator can be
/// started anew from the seed of the disk in turn.
fn take_over_randomness() {
    // SAFETY: SQLite is not in use, or the first call fails. The tables outlive it, and a table with SQLite's own
    // functions is as good as none.
    unsafe {
        let mut mutexes: ffi::sqlite3_mutex_methods = std::mem::zeroed();
        let unused = ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMUTEX, &raw mut mutexes) == ffi::SQLITE_OK;
        assert!(unused, "the first simulated disk must be made before anything else uses SQLite");
        // Only SQLite's start fills in its own functions.
        ffi::sqlite3_initialize();
        ffi::sqlite3_shutdown();
        ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMUTEX, &raw mut mutexes);
        let plain = *PLAIN_MUTEXES.get_or_init(|| mutexes);
        // Its statistics of memory are kept under one mutex, on which all threads would wait.
        ffi::sqlite3_config(ffi::SQLITE_CONFIG_MEMSTATUS, 0 as c_int);
        mutexes = ffi::sqlite3_mutex_methods { xMutexEnter: Some(enter), xMutexLeave: Some(leave), ..plain };
        let code = ffi::sqlite3_config(ffi::SQLITE_CONFIG_MUTEX, &raw mut mutexes);
        assert_eq!(code, ffi::SQLITE_OK, "SQLite did not accept the mutexes");
        RANDOMNESS_MUTEX.store(ffi::sqlite3_mutex_alloc(ffi::SQLITE_MUTEX_STATIC_PRNG), Ordering::Release);
    }
}

unsafe extern "C" fn enter(mutex: *mut ffi::sqlite3_mutex) {
    if SEEDING.get() {
        return;
    }
    // SAFETY: SQLite hands in one of its own mutexes.
    unsafe { PLAIN_MUTEXES.get().and_then(|plain| plain.xMutexEnter).map(|enter| enter(mutex)) };
    if mutex == RANDOMNESS_MUTEX.load(Ordering::Acquire) {
        // Zero is for a thread without a disk: SQLite then asks the operating system.
        let seed = Shared::in_turn().map_or(0, |(shared, _)| shared.model().random() as c_int | 1);
        SEEDING.set(true);
        // SAFETY: no database is named. It enters this mutex once more, which must not lock again.
        unsafe { ffi::sqlite3_test_control(ffi::SQLITE_TESTCTRL_PRNG_SEED, seed, ptr::null_mut::<ffi::sqlite3>()) };
        SEEDING.set(false);
    }
}

unsafe extern "C" fn leave(mutex: *mut ffi::sqlite3_mutex) {
    if !SEEDING.get() {
        // SAFETY: SQLite hands in one of its own mutexes.
        unsafe { PLAIN_MUTEXES.get().and_then(|plain| plain.xMutexLeave).map(|leave| leave(mutex)) };
    }
}

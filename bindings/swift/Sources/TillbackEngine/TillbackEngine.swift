// Made from bindings/uniffi by `cargo xtask codegen`. Change that crate, not this file.

// swiftlint:disable all
import Foundation

// Depending on the consumer's build setup, the low-level FFI code
// might be in a separate module, or it might be compiled inline into
// this module. This is a bit of light hackery to work with both.
#if canImport(CTillback)
import CTillback
#endif

fileprivate extension RustBuffer {
    // Allocate a new buffer, copying the contents of a `UInt8` array.
    init(bytes: [UInt8]) {
        let rbuf = bytes.withUnsafeBufferPointer { ptr in
            RustBuffer.from(ptr)
        }
        self.init(capacity: rbuf.capacity, len: rbuf.len, data: rbuf.data)
    }

    static func empty() -> RustBuffer {
        RustBuffer(capacity: 0, len:0, data: nil)
    }

    static func from(_ ptr: UnsafeBufferPointer<UInt8>) -> RustBuffer {
        try! rustCall { ffi_tillback_uniffi_rustbuffer_from_bytes(ForeignBytes(bufferPointer: ptr), $0) }
    }

    // Frees the buffer in place.
    // The buffer must not be used after this is called.
    func deallocate() {
        try! rustCall { ffi_tillback_uniffi_rustbuffer_free(self, $0) }
    }
}

fileprivate extension ForeignBytes {
    init(bufferPointer: UnsafeBufferPointer<UInt8>) {
        self.init(len: Int32(bufferPointer.count), data: bufferPointer.baseAddress)
    }

    init(rawBufferPointer: UnsafeRawBufferPointer) {
        self.init(
            len: Int32(rawBufferPointer.count),
            data: rawBufferPointer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        )
    }
}

// Converter for `&[u8]` / `[ByRef] bytes` arguments.
//
// Conforms to `FfiConverter` so the compiler enforces the full converter
// method set. Only the scope-bound `lower(_:_body:)` overload is sound —
// zero-copy byte buffers only flow foreign -> Rust, and only in argument
// position. The four protocol-witness methods (`lift`, `lower`, `read`,
// `write`) `fatalError` at runtime if anyone reaches them.
//
// The scope-bound `lower` takes a closure because the `ForeignBytes`
// pointer is only guaranteed valid for the duration of
// `Data.withUnsafeBytes`. Callers must run the full FFI call inside
// the closure body.
fileprivate enum FfiConverterByRefBytes: FfiConverter {
    typealias SwiftType = Data
    typealias FfiType = ForeignBytes

    static func lower<R>(_ value: Data, _ body: (ForeignBytes) throws -> R) rethrows -> R {
        return try value.withUnsafeBytes { rawBuf in
            try body(ForeignBytes(rawBufferPointer: rawBuf))
        }
    }

    static func lower(_ value: Data) -> ForeignBytes {
        fatalError("ByRef bytes cannot use the plain lower: returning ForeignBytes escapes the Data.withUnsafeBytes scope. Use the scope-bound lower(_:_body:) overload instead.")
    }

    static func lift(_ value: ForeignBytes) throws -> Data {
        fatalError("ByRef bytes cannot be lifted: zero-copy &[u8] only flows foreign->Rust")
    }

    static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Data {
        fatalError("ByRef bytes cannot be read from a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")
    }

    static func write(_ value: Data, into buf: inout [UInt8]) {
        fatalError("ByRef bytes cannot be written to a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")
    }
}

// For every type used in the interface, we provide helper methods for conveniently
// lifting and lowering that type from C-compatible data, and for reading and writing
// values of that type in a buffer.

// Helper classes/extensions that don't change.
// Someday, this will be in a library of its own.

fileprivate extension Data {
    init(rustBuffer: RustBuffer) {
        self.init(
            bytesNoCopy: rustBuffer.data!,
            count: Int(rustBuffer.len),
            deallocator: .none
        )
    }
}

// Define reader functionality.  Normally this would be defined in a class or
// struct, but we use standalone functions instead in order to make external
// types work.
//
// With external types, one swift source file needs to be able to call the read
// method on another source file's FfiConverter, but then what visibility
// should Reader have?
// - If Reader is fileprivate, then this means the read() must also
//   be fileprivate, which doesn't work with external types.
// - If Reader is internal/public, we'll get compile errors since both source
//   files will try define the same type.
//
// Instead, the read() method and these helper functions input a tuple of data

fileprivate func createReader(data: Data) -> (data: Data, offset: Data.Index) {
    (data: data, offset: 0)
}

// Reads an integer at the current offset, in big-endian order, and advances
// the offset on success. Throws if reading the integer would move the
// offset past the end of the buffer.
fileprivate func readInt<T: FixedWidthInteger>(_ reader: inout (data: Data, offset: Data.Index)) throws -> T {
    let range = reader.offset..<reader.offset + MemoryLayout<T>.size
    guard reader.data.count >= range.upperBound else {
        throw UniffiInternalError.bufferOverflow
    }
    if T.self == UInt8.self {
        let value = reader.data[reader.offset]
        reader.offset += 1
        return value as! T
    }
    var value: T = 0
    let _ = withUnsafeMutableBytes(of: &value, { reader.data.copyBytes(to: $0, from: range)})
    reader.offset = range.upperBound
    return value.bigEndian
}

// Reads an arbitrary number of bytes, to be used to read
// raw bytes, this is useful when lifting strings
fileprivate func readBytes(_ reader: inout (data: Data, offset: Data.Index), count: Int) throws -> Array<UInt8> {
    let range = reader.offset..<(reader.offset+count)
    guard reader.data.count >= range.upperBound else {
        throw UniffiInternalError.bufferOverflow
    }
    var value = [UInt8](repeating: 0, count: count)
    value.withUnsafeMutableBufferPointer({ buffer in
        reader.data.copyBytes(to: buffer, from: range)
    })
    reader.offset = range.upperBound
    return value
}

// Reads a float at the current offset.
fileprivate func readFloat(_ reader: inout (data: Data, offset: Data.Index)) throws -> Float {
    return Float(bitPattern: try readInt(&reader))
}

// Reads a float at the current offset.
fileprivate func readDouble(_ reader: inout (data: Data, offset: Data.Index)) throws -> Double {
    return Double(bitPattern: try readInt(&reader))
}

// Indicates if the offset has reached the end of the buffer.
fileprivate func hasRemaining(_ reader: (data: Data, offset: Data.Index)) -> Bool {
    return reader.offset < reader.data.count
}

// Define writer functionality.  Normally this would be defined in a class or
// struct, but we use standalone functions instead in order to make external
// types work.  See the above discussion on Readers for details.

fileprivate func createWriter() -> [UInt8] {
    return []
}

fileprivate func writeBytes<S>(_ writer: inout [UInt8], _ byteArr: S) where S: Sequence, S.Element == UInt8 {
    writer.append(contentsOf: byteArr)
}

// Writes an integer in big-endian order.
//
// Warning: make sure what you are trying to write
// is in the correct type!
fileprivate func writeInt<T: FixedWidthInteger>(_ writer: inout [UInt8], _ value: T) {
    var value = value.bigEndian
    withUnsafeBytes(of: &value) { writer.append(contentsOf: $0) }
}

fileprivate func writeFloat(_ writer: inout [UInt8], _ value: Float) {
    writeInt(&writer, value.bitPattern)
}

fileprivate func writeDouble(_ writer: inout [UInt8], _ value: Double) {
    writeInt(&writer, value.bitPattern)
}

// Protocol for types that transfer other types across the FFI. This is
// analogous to the Rust trait of the same name.
fileprivate protocol FfiConverter {
    associatedtype FfiType
    associatedtype SwiftType

    static func lift(_ value: FfiType) throws -> SwiftType
    static func lower(_ value: SwiftType) -> FfiType
    static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType
    static func write(_ value: SwiftType, into buf: inout [UInt8])
}

// Types conforming to `Primitive` pass themselves directly over the FFI.
fileprivate protocol FfiConverterPrimitive: FfiConverter where FfiType == SwiftType { }

extension FfiConverterPrimitive {
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lift(_ value: FfiType) throws -> SwiftType {
        return value
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lower(_ value: SwiftType) -> FfiType {
        return value
    }
}

// Types conforming to `FfiConverterRustBuffer` lift and lower into a `RustBuffer`.
// Used for complex types where it's hard to write a custom lift/lower.
fileprivate protocol FfiConverterRustBuffer: FfiConverter where FfiType == RustBuffer {}

extension FfiConverterRustBuffer {
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lift(_ buf: RustBuffer) throws -> SwiftType {
        var reader = createReader(data: Data(rustBuffer: buf))
        let value = try read(from: &reader)
        if hasRemaining(reader) {
            throw UniffiInternalError.incompleteData
        }
        buf.deallocate()
        return value
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lower(_ value: SwiftType) -> RustBuffer {
          var writer = createWriter()
          write(value, into: &writer)
          return RustBuffer(bytes: writer)
    }
}
// An error type for FFI errors. These errors occur at the UniFFI level, not
// the library level.
fileprivate enum UniffiInternalError: LocalizedError {
    case bufferOverflow
    case incompleteData
    case unexpectedOptionalTag
    case unexpectedEnumCase
    case unexpectedNullPointer
    case unexpectedRustCallStatusCode
    case unexpectedRustCallError
    case unexpectedStaleHandle
    case rustPanic(_ message: String)

    public var errorDescription: String? {
        switch self {
        case .bufferOverflow: return "Reading the requested value would read past the end of the buffer"
        case .incompleteData: return "The buffer still has data after lifting its containing value"
        case .unexpectedOptionalTag: return "Unexpected optional tag; should be 0 or 1"
        case .unexpectedEnumCase: return "Raw enum value doesn't match any cases"
        case .unexpectedNullPointer: return "Raw pointer value was null"
        case .unexpectedRustCallStatusCode: return "Unexpected RustCallStatus code"
        case .unexpectedRustCallError: return "CALL_ERROR but no errorClass specified"
        case .unexpectedStaleHandle: return "The object in the handle map has been dropped already"
        case let .rustPanic(message): return message
        }
    }
}

fileprivate extension NSLock {
    func withLock<T>(f: () throws -> T) rethrows -> T {
        self.lock()
        defer { self.unlock() }
        return try f()
    }
}

fileprivate let CALL_SUCCESS: Int8 = 0
fileprivate let CALL_ERROR: Int8 = 1
fileprivate let CALL_UNEXPECTED_ERROR: Int8 = 2
fileprivate let CALL_CANCELLED: Int8 = 3

fileprivate extension RustCallStatus {
    init() {
        self.init(
            code: CALL_SUCCESS,
            errorBuf: RustBuffer.init(
                capacity: 0,
                len: 0,
                data: nil
            )
        )
    }
}

private func rustCall<T>(_ callback: (UnsafeMutablePointer<RustCallStatus>) -> T) throws -> T {
    let neverThrow: ((RustBuffer) throws -> Never)? = nil
    return try makeRustCall(callback, errorHandler: neverThrow)
}

private func rustCallWithError<T, E: Swift.Error>(
    _ errorHandler: @escaping (RustBuffer) throws -> E,
    _ callback: (UnsafeMutablePointer<RustCallStatus>) -> T) throws -> T {
    try makeRustCall(callback, errorHandler: errorHandler)
}

private func makeRustCall<T, E: Swift.Error>(
    _ callback: (UnsafeMutablePointer<RustCallStatus>) -> T,
    errorHandler: ((RustBuffer) throws -> E)?
) throws -> T {
    uniffiEnsureTillbackUniffiInitialized()
    var callStatus = RustCallStatus.init()
    let returnedVal = callback(&callStatus)
    try uniffiCheckCallStatus(callStatus: callStatus, errorHandler: errorHandler)
    return returnedVal
}

private func uniffiCheckCallStatus<E: Swift.Error>(
    callStatus: RustCallStatus,
    errorHandler: ((RustBuffer) throws -> E)?
) throws {
    switch callStatus.code {
        case CALL_SUCCESS:
            return

        case CALL_ERROR:
            if let errorHandler = errorHandler {
                throw try errorHandler(callStatus.errorBuf)
            } else {
                callStatus.errorBuf.deallocate()
                throw UniffiInternalError.unexpectedRustCallError
            }

        case CALL_UNEXPECTED_ERROR:
            // When the rust code sees a panic, it tries to construct a RustBuffer
            // with the message.  But if that code panics, then it just sends back
            // an empty buffer.
            if callStatus.errorBuf.len > 0 {
                throw UniffiInternalError.rustPanic(try FfiConverterString.lift(callStatus.errorBuf))
            } else {
                callStatus.errorBuf.deallocate()
                throw UniffiInternalError.rustPanic("Rust panic")
            }

        case CALL_CANCELLED:
            fatalError("Cancellation not supported yet")

        default:
            throw UniffiInternalError.unexpectedRustCallStatusCode
    }
}

private func uniffiTraitInterfaceCall<T>(
    callStatus: UnsafeMutablePointer<RustCallStatus>,
    makeCall: () throws -> T,
    writeReturn: (T) -> ()
) {
    do {
        try writeReturn(makeCall())
    } catch let error {
        callStatus.pointee.code = CALL_UNEXPECTED_ERROR
        callStatus.pointee.errorBuf = FfiConverterString.lower(String(describing: error))
    }
}

private func uniffiTraitInterfaceCallWithError<T, E>(
    callStatus: UnsafeMutablePointer<RustCallStatus>,
    makeCall: () throws -> T,
    writeReturn: (T) -> (),
    lowerError: (E) -> RustBuffer
) {
    do {
        try writeReturn(makeCall())
    } catch let error as E {
        callStatus.pointee.code = CALL_ERROR
        callStatus.pointee.errorBuf = lowerError(error)
    } catch {
        callStatus.pointee.code = CALL_UNEXPECTED_ERROR
        callStatus.pointee.errorBuf = FfiConverterString.lower(String(describing: error))
    }
}
// Initial value and increment amount for handles.
// These ensure that SWIFT handles always have the lowest bit set
fileprivate let UNIFFI_HANDLEMAP_INITIAL: UInt64 = 1
fileprivate let UNIFFI_HANDLEMAP_DELTA: UInt64 = 2

fileprivate final class UniffiHandleMap<T>: @unchecked Sendable {
    // All mutation happens with this lock held, which is why we implement @unchecked Sendable.
    private let lock = NSLock()
    private var map: [UInt64: T] = [:]
    private var currentHandle: UInt64 = UNIFFI_HANDLEMAP_INITIAL

    func insert(obj: T) -> UInt64 {
        lock.withLock {
            return doInsert(obj)
        }
    }

    // Low-level insert function, this assumes `lock` is held.
    private func doInsert(_ obj: T) -> UInt64 {
        let handle = currentHandle
        currentHandle += UNIFFI_HANDLEMAP_DELTA
        map[handle] = obj
        return handle
    }

     func get(handle: UInt64) throws -> T {
        try lock.withLock {
            guard let obj = map[handle] else {
                throw UniffiInternalError.unexpectedStaleHandle
            }
            return obj
        }
    }

     func clone(handle: UInt64) throws -> UInt64 {
        try lock.withLock {
            guard let obj = map[handle] else {
                throw UniffiInternalError.unexpectedStaleHandle
            }
            return doInsert(obj)
        }
    }

    @discardableResult
    func remove(handle: UInt64) throws -> T {
        try lock.withLock {
            guard let obj = map.removeValue(forKey: handle) else {
                throw UniffiInternalError.unexpectedStaleHandle
            }
            return obj
        }
    }

    var count: Int {
        get {
            map.count
        }
    }
}


// Public interface members begin here.
// Magic number for the Rust proxy to call using the same mechanism as every other method,
// to free the callback once it's dropped by Rust.
private let IDX_CALLBACK_FREE: Int32 = 0
// Callback return codes
private let UNIFFI_CALLBACK_SUCCESS: Int32 = 0
private let UNIFFI_CALLBACK_ERROR: Int32 = 1
private let UNIFFI_CALLBACK_UNEXPECTED_ERROR: Int32 = 2

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterUInt8: FfiConverterPrimitive {
    typealias FfiType = UInt8
    typealias SwiftType = UInt8

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> UInt8 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: UInt8, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterUInt16: FfiConverterPrimitive {
    typealias FfiType = UInt16
    typealias SwiftType = UInt16

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> UInt16 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterUInt32: FfiConverterPrimitive {
    typealias FfiType = UInt32
    typealias SwiftType = UInt32

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> UInt32 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterInt32: FfiConverterPrimitive {
    typealias FfiType = Int32
    typealias SwiftType = Int32

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Int32 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: Int32, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterUInt64: FfiConverterPrimitive {
    typealias FfiType = UInt64
    typealias SwiftType = UInt64

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> UInt64 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterInt64: FfiConverterPrimitive {
    typealias FfiType = Int64
    typealias SwiftType = Int64

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Int64 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: Int64, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterBool : FfiConverter {
    typealias FfiType = Int8
    typealias SwiftType = Bool

    public static func lift(_ value: Int8) throws -> Bool {
        return value != 0
    }

    public static func lower(_ value: Bool) -> Int8 {
        return value ? 1 : 0
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Bool {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: Bool, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterString: FfiConverter {
    typealias SwiftType = String
    typealias FfiType = RustBuffer

    public static func lift(_ value: RustBuffer) throws -> String {
        defer {
            value.deallocate()
        }
        if value.data == nil {
            return String()
        }
        let bytes = UnsafeBufferPointer<UInt8>(start: value.data!, count: Int(value.len))
        // Use Swift's native UTF-8 decoder; `String(bytes:encoding:.utf8)` goes
        // through Foundation's NSString and silently strips a leading U+FEFF BOM.
        // Invalid UTF-8 substitutes U+FFFD instead of trapping (unreachable
        // given Rust's `String` invariant).
        return String(decoding: bytes, as: UTF8.self)
    }

    public static func lower(_ value: String) -> RustBuffer {
        return value.utf8CString.withUnsafeBufferPointer { ptr in
            // The swift string gives us int8_t, we want uint8_t.
            ptr.withMemoryRebound(to: UInt8.self) { ptr in
                // The swift string gives us a trailing null byte, we don't want it.
                let buf = UnsafeBufferPointer(rebasing: ptr.prefix(upTo: ptr.count - 1))
                return RustBuffer.from(buf)
            }
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> String {
        let len: Int32 = try readInt(&buf)
        // See `lift` above for why we avoid Foundation's NSString-backed decoder here.
        return String(decoding: try readBytes(&buf, count: Int(len)), as: UTF8.self)
    }

    public static func write(_ value: String, into buf: inout [UInt8]) {
        let len = Int32(value.utf8.count)
        writeInt(&buf, len)
        writeBytes(&buf, value.utf8)
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterData: FfiConverterRustBuffer {
    typealias SwiftType = Data

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Data {
        let len: Int32 = try readInt(&buf)
        return Data(try readBytes(&buf, count: Int(len)))
    }

    public static func write(_ value: Data, into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        writeBytes(&buf, value)
    }
}




/**
 * A call that is ready to be made, once. The engine's own thread does the work, whoever waits: who stops waiting stops nothing
 * else.
 */
public protocol EngineCallProtocol: AnyObject, Sendable {

    /**
     * Ends the waiting: a refund that was sent goes on, and the end that is told is the status of this moment.
     */
    func cancel()

    /**
     * Gives the call so many milliseconds, before it is begun.
     */
    func limit(milliseconds: Int64) throws

    /**
     * Begins the call where it has not begun, and tells what came next: some steps, or the end behind them; once that was told,
     * that it is over.
     */
    func next() async throws  -> [EngineAnswer]

    /**
     * The same for a thread that waits, for so many milliseconds at most. Nothing where there was no news.
     */
    func wait(milliseconds: UInt32) throws  -> [EngineAnswer]

}
/**
 * A call that is ready to be made, once. The engine's own thread does the work, whoever waits: who stops waiting stops nothing
 * else.
 */
open class EngineCall: EngineCallProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_tillback_uniffi_fn_clone_enginecall(self.handle, $0) }
    }
    // No primary constructor declared for this class.

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_tillback_uniffi_fn_free_enginecall(handle, $0) }
    }




    /**
     * Ends the waiting: a refund that was sent goes on, and the end that is told is the status of this moment.
     */
open func cancel()  {try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginecall_cancel(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
}
}

    /**
     * Gives the call so many milliseconds, before it is begun.
     */
open func limit(milliseconds: Int64)throws   {try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginecall_limit(
            self.uniffiCloneHandle(),
        FfiConverterInt64.lower(milliseconds),uniffiCallStatus
    )
}
}

    /**
     * Begins the call where it has not begun, and tells what came next: some steps, or the end behind them; once that was told,
     * that it is over.
     */
open func next()async throws  -> [EngineAnswer]  {
    return
        try  await uniffiRustCallAsync(
            rustFutureFunc: {
                uniffi_tillback_uniffi_fn_method_enginecall_next(
                        self.uniffiCloneHandle()
                )
            },
            pollFunc: ffi_tillback_uniffi_rust_future_poll_rust_buffer,
            completeFunc: ffi_tillback_uniffi_rust_future_complete_rust_buffer,
            freeFunc: ffi_tillback_uniffi_rust_future_free_rust_buffer,
            liftFunc: FfiConverterSequenceTypeEngineAnswer.lift,
            errorHandler: FfiConverterTypeEngineFailure_lift
        )
}

    /**
     * The same for a thread that waits, for so many milliseconds at most. Nothing where there was no news.
     */
open func wait(milliseconds: UInt32)throws  -> [EngineAnswer]  {
    return try  FfiConverterSequenceTypeEngineAnswer.lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginecall_wait(
            self.uniffiCloneHandle(),
        FfiConverterUInt32.lower(milliseconds),uniffiCallStatus
    )
})
}



}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineCall: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = EngineCall

    public static func lift(_ handle: UInt64) throws -> EngineCall {
        return EngineCall(unsafeFromHandle: handle)
    }

    public static func lower(_ value: EngineCall) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineCall {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: EngineCall, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCall_lift(_ handle: UInt64) throws -> EngineCall {
    return try FfiConverterTypeEngineCall.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCall_lower(_ value: EngineCall) -> UInt64 {
    return FfiConverterTypeEngineCall.lower(value)
}






/**
 * What a client of any kind makes its calls with. Every operation makes a call ready; nothing is done before it is begun.
 */
public protocol EngineClientProtocol: AnyObject, Sendable {

    /**
     * The names of the accounts.
     */
    func accounts() throws  -> [String]

    /**
     * Looks for damage in the journal.
     */
    func checkJournal() throws  -> EngineCall

    /**
     * Ends the client: from now on no call begins. What is returned is waited for: it gives those under way their time, and closes
     * the journal, whoever stops waiting. Nothing where the client is closed already.
     */
    func end()  -> EngineCall?

    /**
     * Waits until no call is under way and nothing goes on by itself any more, or so many milliseconds.
     */
    func finish(withinMs: Int64) throws  -> EngineCall

    /**
     * Reads a refund from the journal.
     */
    func getRefund(idempotencyKey: String) throws  -> EngineCall

    /**
     * Goes through the journal.
     */
    func listRefunds(filter: EngineRefundFilter) throws  -> EngineListing

    /**
     * Records a refund that is sent later.
     */
    func queueRefund(request: EngineRefundRequest) throws  -> EngineCall

    /**
     * Gives money back, once.
     */
    func refund(request: EngineRefundRequest) throws  -> EngineCall

    /**
     * Many refunds, several at once; each is told as a step.
     */
    func refundMany(requests: [EngineRefundRequest], many: EngineMany) throws  -> EngineCall

    /**
     * Tells the end of a refund that a person found out: `succeeded` or `refused`.
     */
    func resolve(idempotencyKey: String, outcome: String, note: String) throws  -> EngineCall

    /**
     * Brings every open refund on; each is told as a step.
     */
    func settle(deadlineMs: Int64) throws  -> EngineCall

    /**
     * Follows a refund to its end.
     */
    func waitForRefund(idempotencyKey: String, deadlineMs: Int64) throws  -> EngineCall

    /**
     * What a gateway can do and prove.
     */
    func capabilities(gateway: String) throws  -> EngineCapabilities

    /**
     * Whether an account's credentials work.
     */
    func check(account: String) throws  -> EngineCall

    /**
     * The same where there may be none, or several.
     */
    func find(account: String, reference: EngineRef) throws  -> EngineCall

    /**
     * Reads a payee.
     */
    func payee(account: String, payee: EnginePayeeRef) throws  -> EngineCall

    /**
     * Asks for many payments, several at once; each is told as a step.
     */
    func queryMany(account: String, references: [EngineRef], many: EngineMany) throws  -> EngineCall

    /**
     * Verifies a webhook and moves the refund that it speaks of.
     */
    func receiveWebhook(account: String, headers: [EngineHeader], body: Data) throws  -> EngineCall

    /**
     * Registers somebody to be paid.
     */
    func registerPayee(request: EnginePayeeRequest) throws  -> EngineCall

    /**
     * Many payments, compared with the journal and summed up.
     */
    func report(source: EngineSource, options: EngineReportOptions) throws  -> EngineCall

    /**
     * Asks the gateway for a payment.
     */
    func transaction(account: String, reference: EngineRef) throws  -> EngineCall

    /**
     * What the gateway lists. Each page may take so many milliseconds.
     */
    func transactions(account: String, filter: EngineTransactionFilter, timeoutMs: Int64?) throws  -> EngineListing

    /**
     * Changes a payee, field by field.
     */
    func updatePayee(account: String, customerNo: String, fields: [String: String]) throws  -> EngineCall

    /**
     * Only verifies it.
     */
    func verifyWebhook(account: String, headers: [EngineHeader], body: Data) throws  -> EngineCall

    /**
     * Waits until a payment is `final`, `refundable`, or has a status.
     */
    func waitFor(account: String, reference: EngineRef, until: String, deadlineMs: Int64) throws  -> EngineCall

}
/**
 * What a client of any kind makes its calls with. Every operation makes a call ready; nothing is done before it is begun.
 */
open class EngineClient: EngineClientProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_tillback_uniffi_fn_clone_engineclient(self.handle, $0) }
    }
    /**
     * Checks the settings and opens the journal, which may have to wait for another process. Nothing is sent.
     */
public convenience init(settings: EngineSettings)throws  {
    let handle =
        try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_constructor_engineclient_new(
        FfiConverterTypeEngineSettings_lower(settings),uniffiCallStatus
    )
}
    self.init(unsafeFromHandle: handle)
}

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_tillback_uniffi_fn_free_engineclient(handle, $0) }
    }




    /**
     * The names of the accounts.
     */
open func accounts()throws  -> [String]  {
    return try  FfiConverterSequenceString.lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_accounts(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * Looks for damage in the journal.
     */
open func checkJournal()throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_check_journal(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * Ends the client: from now on no call begins. What is returned is waited for: it gives those under way their time, and closes
     * the journal, whoever stops waiting. Nothing where the client is closed already.
     */
open func end() -> EngineCall?  {
    return try!  FfiConverterOptionTypeEngineCall.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_end(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * Waits until no call is under way and nothing goes on by itself any more, or so many milliseconds.
     */
open func finish(withinMs: Int64)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_finish(
            self.uniffiCloneHandle(),
        FfiConverterInt64.lower(withinMs),uniffiCallStatus
    )
})
}

    /**
     * Reads a refund from the journal.
     */
open func getRefund(idempotencyKey: String)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_get_refund(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(idempotencyKey),uniffiCallStatus
    )
})
}

    /**
     * Goes through the journal.
     */
open func listRefunds(filter: EngineRefundFilter)throws  -> EngineListing  {
    return try  FfiConverterTypeEngineListing_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_list_refunds(
            self.uniffiCloneHandle(),
        FfiConverterTypeEngineRefundFilter_lower(filter),uniffiCallStatus
    )
})
}

    /**
     * Records a refund that is sent later.
     */
open func queueRefund(request: EngineRefundRequest)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_queue_refund(
            self.uniffiCloneHandle(),
        FfiConverterTypeEngineRefundRequest_lower(request),uniffiCallStatus
    )
})
}

    /**
     * Gives money back, once.
     */
open func refund(request: EngineRefundRequest)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_refund(
            self.uniffiCloneHandle(),
        FfiConverterTypeEngineRefundRequest_lower(request),uniffiCallStatus
    )
})
}

    /**
     * Many refunds, several at once; each is told as a step.
     */
open func refundMany(requests: [EngineRefundRequest], many: EngineMany)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_refund_many(
            self.uniffiCloneHandle(),
        FfiConverterSequenceTypeEngineRefundRequest.lower(requests),
        FfiConverterTypeEngineMany_lower(many),uniffiCallStatus
    )
})
}

    /**
     * Tells the end of a refund that a person found out: `succeeded` or `refused`.
     */
open func resolve(idempotencyKey: String, outcome: String, note: String)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_resolve(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(idempotencyKey),
        FfiConverterString.lower(outcome),
        FfiConverterString.lower(note),uniffiCallStatus
    )
})
}

    /**
     * Brings every open refund on; each is told as a step.
     */
open func settle(deadlineMs: Int64)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_settle(
            self.uniffiCloneHandle(),
        FfiConverterInt64.lower(deadlineMs),uniffiCallStatus
    )
})
}

    /**
     * Follows a refund to its end.
     */
open func waitForRefund(idempotencyKey: String, deadlineMs: Int64)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_wait_for_refund(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(idempotencyKey),
        FfiConverterInt64.lower(deadlineMs),uniffiCallStatus
    )
})
}

    /**
     * What a gateway can do and prove.
     */
open func capabilities(gateway: String)throws  -> EngineCapabilities  {
    return try  FfiConverterTypeEngineCapabilities_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_capabilities(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(gateway),uniffiCallStatus
    )
})
}

    /**
     * Whether an account's credentials work.
     */
open func check(account: String)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_check(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),uniffiCallStatus
    )
})
}

    /**
     * The same where there may be none, or several.
     */
open func find(account: String, reference: EngineRef)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_find(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterTypeEngineRef_lower(reference),uniffiCallStatus
    )
})
}

    /**
     * Reads a payee.
     */
open func payee(account: String, payee: EnginePayeeRef)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_payee(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterTypeEnginePayeeRef_lower(payee),uniffiCallStatus
    )
})
}

    /**
     * Asks for many payments, several at once; each is told as a step.
     */
open func queryMany(account: String, references: [EngineRef], many: EngineMany)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_query_many(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterSequenceTypeEngineRef.lower(references),
        FfiConverterTypeEngineMany_lower(many),uniffiCallStatus
    )
})
}

    /**
     * Verifies a webhook and moves the refund that it speaks of.
     */
open func receiveWebhook(account: String, headers: [EngineHeader], body: Data)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_receive_webhook(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterSequenceTypeEngineHeader.lower(headers),
        FfiConverterData.lower(body),uniffiCallStatus
    )
})
}

    /**
     * Registers somebody to be paid.
     */
open func registerPayee(request: EnginePayeeRequest)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_register_payee(
            self.uniffiCloneHandle(),
        FfiConverterTypeEnginePayeeRequest_lower(request),uniffiCallStatus
    )
})
}

    /**
     * Many payments, compared with the journal and summed up.
     */
open func report(source: EngineSource, options: EngineReportOptions)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_report(
            self.uniffiCloneHandle(),
        FfiConverterTypeEngineSource_lower(source),
        FfiConverterTypeEngineReportOptions_lower(options),uniffiCallStatus
    )
})
}

    /**
     * Asks the gateway for a payment.
     */
open func transaction(account: String, reference: EngineRef)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_transaction(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterTypeEngineRef_lower(reference),uniffiCallStatus
    )
})
}

    /**
     * What the gateway lists. Each page may take so many milliseconds.
     */
open func transactions(account: String, filter: EngineTransactionFilter, timeoutMs: Int64?)throws  -> EngineListing  {
    return try  FfiConverterTypeEngineListing_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_transactions(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterTypeEngineTransactionFilter_lower(filter),
        FfiConverterOptionInt64.lower(timeoutMs),uniffiCallStatus
    )
})
}

    /**
     * Changes a payee, field by field.
     */
open func updatePayee(account: String, customerNo: String, fields: [String: String])throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_update_payee(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterString.lower(customerNo),
        FfiConverterDictionaryStringString.lower(fields),uniffiCallStatus
    )
})
}

    /**
     * Only verifies it.
     */
open func verifyWebhook(account: String, headers: [EngineHeader], body: Data)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_verify_webhook(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterSequenceTypeEngineHeader.lower(headers),
        FfiConverterData.lower(body),uniffiCallStatus
    )
})
}

    /**
     * Waits until a payment is `final`, `refundable`, or has a status.
     */
open func waitFor(account: String, reference: EngineRef, until: String, deadlineMs: Int64)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_engineclient_wait_for(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(account),
        FfiConverterTypeEngineRef_lower(reference),
        FfiConverterString.lower(until),
        FfiConverterInt64.lower(deadlineMs),uniffiCallStatus
    )
})
}



}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineClient: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = EngineClient

    public static func lift(_ handle: UInt64) throws -> EngineClient {
        return EngineClient(unsafeFromHandle: handle)
    }

    public static func lower(_ value: EngineClient) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineClient {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: EngineClient, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineClient_lift(_ handle: UInt64) throws -> EngineClient {
    return try FfiConverterTypeEngineClient.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineClient_lower(_ value: EngineClient) -> UInt64 {
    return FfiConverterTypeEngineClient.lower(value)
}






/**
 * The engine's own copy of a payment, which travels with its record: a refund of a payment that was just read needs no second
 * look.
 */
public protocol EngineHandleProtocol: AnyObject, Sendable {

}
/**
 * The engine's own copy of a payment, which travels with its record: a refund of a payment that was just read needs no second
 * look.
 */
open class EngineHandle: EngineHandleProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_tillback_uniffi_fn_clone_enginehandle(self.handle, $0) }
    }
    // No primary constructor declared for this class.

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_tillback_uniffi_fn_free_enginehandle(handle, $0) }
    }






}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineHandle: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = EngineHandle

    public static func lift(_ handle: UInt64) throws -> EngineHandle {
        return EngineHandle(unsafeFromHandle: handle)
    }

    public static func lower(_ value: EngineHandle) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineHandle {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: EngineHandle, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineHandle_lift(_ handle: UInt64) throws -> EngineHandle {
    return try FfiConverterTypeEngineHandle.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineHandle_lower(_ value: EngineHandle) -> UInt64 {
    return FfiConverterTypeEngineHandle.lower(value)
}






/**
 * A list of which every call gives the next item, and nothing at its end.
 */
public protocol EngineListingProtocol: AnyObject, Sendable {

    /**
     * Somebody reads from now on.
     */
    func begin() throws

    /**
     * Nobody reads any more. Whether the last item arrived decides whether it is given again.
     */
    func end(arrived: Bool)

    /**
     * The next item.
     */
    func next() throws  -> EngineCall

}
/**
 * A list of which every call gives the next item, and nothing at its end.
 */
open class EngineListing: EngineListingProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_tillback_uniffi_fn_clone_enginelisting(self.handle, $0) }
    }
    // No primary constructor declared for this class.

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_tillback_uniffi_fn_free_enginelisting(handle, $0) }
    }




    /**
     * Somebody reads from now on.
     */
open func begin()throws   {try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginelisting_begin(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
}
}

    /**
     * Nobody reads any more. Whether the last item arrived decides whether it is given again.
     */
open func end(arrived: Bool)  {try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginelisting_end(
            self.uniffiCloneHandle(),
        FfiConverterBool.lower(arrived),uniffiCallStatus
    )
}
}

    /**
     * The next item.
     */
open func next()throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginelisting_next(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}



}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineListing: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = EngineListing

    public static func lift(_ handle: UInt64) throws -> EngineListing {
        return EngineListing(unsafeFromHandle: handle)
    }

    public static func lower(_ value: EngineListing) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineListing {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: EngineListing, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineListing_lift(_ handle: UInt64) throws -> EngineListing {
    return try FfiConverterTypeEngineListing.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineListing_lower(_ value: EngineListing) -> UInt64 {
    return FfiConverterTypeEngineListing.lower(value)
}






/**
 * A report of which every call gives the next row, and nothing at its end.
 */
public protocol EngineRowsProtocol: AnyObject, Sendable {

    /**
     * Somebody reads from now on.
     */
    func begin() throws

    /**
     * Nobody reads any more. Whether the last row arrived decides whether it is given again.
     */
    func end(arrived: Bool)

    /**
     * How many rows there will be at most.
     */
    func expected()  -> UInt64?

    /**
     * Forgets the checkpoint.
     */
    func forget() throws  -> EngineCall

    /**
     * Ends the report, also for somebody who waits for a row: no more of it is asked for. What it told can still be looked at.
     */
    func leave()

    /**
     * The next row.
     */
    func next() throws  -> EngineCall

    /**
     * What was saved last by an earlier run that did not finish.
     */
    func position()  -> UInt64

    /**
     * Keeps how far the program's output is.
     */
    func save(position: Int64) throws  -> EngineCall

    /**
     * How many rows there were.
     */
    func tally()  -> EngineTally

    /**
     * The sums so far by one thing and by currency.
     */
    func totals(by: String) throws  -> [EngineTotal]

}
/**
 * A report of which every call gives the next row, and nothing at its end.
 */
open class EngineRows: EngineRowsProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_tillback_uniffi_fn_clone_enginerows(self.handle, $0) }
    }
    // No primary constructor declared for this class.

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_tillback_uniffi_fn_free_enginerows(handle, $0) }
    }




    /**
     * Somebody reads from now on.
     */
open func begin()throws   {try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_begin(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
}
}

    /**
     * Nobody reads any more. Whether the last row arrived decides whether it is given again.
     */
open func end(arrived: Bool)  {try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_end(
            self.uniffiCloneHandle(),
        FfiConverterBool.lower(arrived),uniffiCallStatus
    )
}
}

    /**
     * How many rows there will be at most.
     */
open func expected() -> UInt64?  {
    return try!  FfiConverterOptionUInt64.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_expected(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * Forgets the checkpoint.
     */
open func forget()throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_forget(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * Ends the report, also for somebody who waits for a row: no more of it is asked for. What it told can still be looked at.
     */
open func leave()  {try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_leave(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
}
}

    /**
     * The next row.
     */
open func next()throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_next(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * What was saved last by an earlier run that did not finish.
     */
open func position() -> UInt64  {
    return try!  FfiConverterUInt64.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_position(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * Keeps how far the program's output is.
     */
open func save(position: Int64)throws  -> EngineCall  {
    return try  FfiConverterTypeEngineCall_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_save(
            self.uniffiCloneHandle(),
        FfiConverterInt64.lower(position),uniffiCallStatus
    )
})
}

    /**
     * How many rows there were.
     */
open func tally() -> EngineTally  {
    return try!  FfiConverterTypeEngineTally_lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_tally(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}

    /**
     * The sums so far by one thing and by currency.
     */
open func totals(by: String)throws  -> [EngineTotal]  {
    return try  FfiConverterSequenceTypeEngineTotal.lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_method_enginerows_totals(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(by),uniffiCallStatus
    )
})
}



}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineRows: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = EngineRows

    public static func lift(_ handle: UInt64) throws -> EngineRows {
        return EngineRows(unsafeFromHandle: handle)
    }

    public static func lower(_ value: EngineRows) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineRows {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: EngineRows, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRows_lift(_ handle: UInt64) throws -> EngineRows {
    return try FfiConverterTypeEngineRows.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRows_lower(_ value: EngineRows) -> UInt64 {
    return FfiConverterTypeEngineRows.lower(value)
}




/**
 * An account at a gateway.
 */
public struct EngineAccount: Equatable, Hashable {
    /**
     * The name that the program chose.
     */
    public let name: String
    /**
     * Which of the gateway's systems it is at.
     */
    public let environment: EngineEnvironment
    /**
     * What its gateway asks for.
     */
    public let credentials: EngineCredentials

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The name that the program chose.
         */name: String,
        /**
         * Which of the gateway's systems it is at.
         */environment: EngineEnvironment,
        /**
         * What its gateway asks for.
         */credentials: EngineCredentials) {
        self.name = name
        self.environment = environment
        self.credentials = credentials
    }




}

#if compiler(>=6)
extension EngineAccount: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineAccount: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineAccount {
        return
            try EngineAccount(
                name: FfiConverterString.read(from: &buf),
                environment: FfiConverterTypeEngineEnvironment.read(from: &buf),
                credentials: FfiConverterTypeEngineCredentials.read(from: &buf)
        )
    }

    public static func write(_ value: EngineAccount, into buf: inout [UInt8]) {
        FfiConverterString.write(value.name, into: &buf)
        FfiConverterTypeEngineEnvironment.write(value.environment, into: &buf)
        FfiConverterTypeEngineCredentials.write(value.credentials, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAccount_lift(_ buf: RustBuffer) throws -> EngineAccount {
    return try FfiConverterTypeEngineAccount.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAccount_lower(_ value: EngineAccount) -> RustBuffer {
    return FfiConverterTypeEngineAccount.lower(value)
}


/**
 * Who did something at Yedpay, and the remark they left.
 */
public struct EngineActionDetails: Equatable, Hashable {
    public let requestUserId: String?
    public let firstName: String?
    public let lastName: String?
    public let remark: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(requestUserId: String?, firstName: String?, lastName: String?, remark: String?) {
        self.requestUserId = requestUserId
        self.firstName = firstName
        self.lastName = lastName
        self.remark = remark
    }




}

#if compiler(>=6)
extension EngineActionDetails: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineActionDetails: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineActionDetails {
        return
            try EngineActionDetails(
                requestUserId: FfiConverterOptionString.read(from: &buf),
                firstName: FfiConverterOptionString.read(from: &buf),
                lastName: FfiConverterOptionString.read(from: &buf),
                remark: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineActionDetails, into buf: inout [UInt8]) {
        FfiConverterOptionString.write(value.requestUserId, into: &buf)
        FfiConverterOptionString.write(value.firstName, into: &buf)
        FfiConverterOptionString.write(value.lastName, into: &buf)
        FfiConverterOptionString.write(value.remark, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineActionDetails_lift(_ buf: RustBuffer) throws -> EngineActionDetails {
    return try FfiConverterTypeEngineActionDetails.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineActionDetails_lower(_ value: EngineActionDetails) -> RustBuffer {
    return FfiConverterTypeEngineActionDetails.lower(value)
}


/**
 * Whether the journal and the gateway say the same.
 */
public struct EngineAgreement: Equatable, Hashable {
    /**
     * The word for it.
     */
    public let word: String
    /**
     * How much it is about.
     */
    public let amount: EngineMoney?
    /**
     * When it happened.
     */
    public let at: EngineInstant?
    /**
     * By the journal.
     */
    public let ours: EngineMoney?
    /**
     * By the gateway.
     */
    public let theirs: EngineMoney?
    /**
     * Whether somebody should look.
     */
    public let isDisagreement: Bool

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The word for it.
         */word: String,
        /**
         * How much it is about.
         */amount: EngineMoney?,
        /**
         * When it happened.
         */at: EngineInstant?,
        /**
         * By the journal.
         */ours: EngineMoney?,
        /**
         * By the gateway.
         */theirs: EngineMoney?,
        /**
         * Whether somebody should look.
         */isDisagreement: Bool) {
        self.word = word
        self.amount = amount
        self.at = at
        self.ours = ours
        self.theirs = theirs
        self.isDisagreement = isDisagreement
    }




}

#if compiler(>=6)
extension EngineAgreement: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineAgreement: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineAgreement {
        return
            try EngineAgreement(
                word: FfiConverterString.read(from: &buf),
                amount: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                at: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                ours: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                theirs: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                isDisagreement: FfiConverterBool.read(from: &buf)
        )
    }

    public static func write(_ value: EngineAgreement, into buf: inout [UInt8]) {
        FfiConverterString.write(value.word, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.amount, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.at, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.ours, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.theirs, into: &buf)
        FfiConverterBool.write(value.isDisagreement, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAgreement_lift(_ buf: RustBuffer) throws -> EngineAgreement {
    return try FfiConverterTypeEngineAgreement.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAgreement_lower(_ value: EngineAgreement) -> RustBuffer {
    return FfiConverterTypeEngineAgreement.lower(value)
}


/**
 * One sending of a refund.
 */
public struct EngineAttempt: Equatable, Hashable {
    /**
     * Counted from 1.
     */
    public let number: UInt32
    /**
     * When it was marked as about to be sent.
     */
    public let at: EngineInstant

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Counted from 1.
         */number: UInt32,
        /**
         * When it was marked as about to be sent.
         */at: EngineInstant) {
        self.number = number
        self.at = at
    }




}

#if compiler(>=6)
extension EngineAttempt: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineAttempt: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineAttempt {
        return
            try EngineAttempt(
                number: FfiConverterUInt32.read(from: &buf),
                at: FfiConverterTypeEngineInstant.read(from: &buf)
        )
    }

    public static func write(_ value: EngineAttempt, into buf: inout [UInt8]) {
        FfiConverterUInt32.write(value.number, into: &buf)
        FfiConverterTypeEngineInstant.write(value.at, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAttempt_lift(_ buf: RustBuffer) throws -> EngineAttempt {
    return try FfiConverterTypeEngineAttempt.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAttempt_lower(_ value: EngineAttempt) -> RustBuffer {
    return FfiConverterTypeEngineAttempt.lower(value)
}


/**
 * What a gateway can do and prove.
 */
public struct EngineCapabilities: Equatable, Hashable {
    /**
     * The gateway.
     */
    public let gateway: String
    /**
     * Whether part of a payment can go back.
     */
    public let partialRefunds: Bool
    /**
     * Whether it tells what went back.
     */
    public let tellsRefunded: Bool
    /**
     * Whether a payment's record lists its refunds.
     */
    public let listsRefunds: Bool
    /**
     * Whether it finds a refund by our mark.
     */
    public let findsRefundByMark: Bool
    /**
     * Whether it answers a repeated request as it did the first.
     */
    public let repeatsAnswers: Bool
    /**
     * Whether refunds of a payment go one at a time.
     */
    public let oneRefundAtATime: Bool
    /**
     * What it can list.
     */
    public let lists: String
    /**
     * Whether payees can be registered.
     */
    public let payees: Bool
    /**
     * The mark that travels with a refund.
     */
    public let mark: String
    /**
     * How a lost answer is settled.
     */
    public let evidence: String
    /**
     * What proves that a refund did not happen.
     */
    public let proofOfNo: String

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The gateway.
         */gateway: String,
        /**
         * Whether part of a payment can go back.
         */partialRefunds: Bool,
        /**
         * Whether it tells what went back.
         */tellsRefunded: Bool,
        /**
         * Whether a payment's record lists its refunds.
         */listsRefunds: Bool,
        /**
         * Whether it finds a refund by our mark.
         */findsRefundByMark: Bool,
        /**
         * Whether it answers a repeated request as it did the first.
         */repeatsAnswers: Bool,
        /**
         * Whether refunds of a payment go one at a time.
         */oneRefundAtATime: Bool,
        /**
         * What it can list.
         */lists: String,
        /**
         * Whether payees can be registered.
         */payees: Bool,
        /**
         * The mark that travels with a refund.
         */mark: String,
        /**
         * How a lost answer is settled.
         */evidence: String,
        /**
         * What proves that a refund did not happen.
         */proofOfNo: String) {
        self.gateway = gateway
        self.partialRefunds = partialRefunds
        self.tellsRefunded = tellsRefunded
        self.listsRefunds = listsRefunds
        self.findsRefundByMark = findsRefundByMark
        self.repeatsAnswers = repeatsAnswers
        self.oneRefundAtATime = oneRefundAtATime
        self.lists = lists
        self.payees = payees
        self.mark = mark
        self.evidence = evidence
        self.proofOfNo = proofOfNo
    }




}

#if compiler(>=6)
extension EngineCapabilities: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineCapabilities: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineCapabilities {
        return
            try EngineCapabilities(
                gateway: FfiConverterString.read(from: &buf),
                partialRefunds: FfiConverterBool.read(from: &buf),
                tellsRefunded: FfiConverterBool.read(from: &buf),
                listsRefunds: FfiConverterBool.read(from: &buf),
                findsRefundByMark: FfiConverterBool.read(from: &buf),
                repeatsAnswers: FfiConverterBool.read(from: &buf),
                oneRefundAtATime: FfiConverterBool.read(from: &buf),
                lists: FfiConverterString.read(from: &buf),
                payees: FfiConverterBool.read(from: &buf),
                mark: FfiConverterString.read(from: &buf),
                evidence: FfiConverterString.read(from: &buf),
                proofOfNo: FfiConverterString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineCapabilities, into buf: inout [UInt8]) {
        FfiConverterString.write(value.gateway, into: &buf)
        FfiConverterBool.write(value.partialRefunds, into: &buf)
        FfiConverterBool.write(value.tellsRefunded, into: &buf)
        FfiConverterBool.write(value.listsRefunds, into: &buf)
        FfiConverterBool.write(value.findsRefundByMark, into: &buf)
        FfiConverterBool.write(value.repeatsAnswers, into: &buf)
        FfiConverterBool.write(value.oneRefundAtATime, into: &buf)
        FfiConverterString.write(value.lists, into: &buf)
        FfiConverterBool.write(value.payees, into: &buf)
        FfiConverterString.write(value.mark, into: &buf)
        FfiConverterString.write(value.evidence, into: &buf)
        FfiConverterString.write(value.proofOfNo, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCapabilities_lift(_ buf: RustBuffer) throws -> EngineCapabilities {
    return try FfiConverterTypeEngineCapabilities.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCapabilities_lower(_ value: EngineCapabilities) -> RustBuffer {
    return FfiConverterTypeEngineCapabilities.lower(value)
}


/**
 * One line of the catalogue of errors.
 */
public struct EngineCatalogueLine: Equatable, Hashable {
    /**
     * The stable text code.
     */
    public let code: String
    /**
     * The stable number.
     */
    public let number: UInt16
    /**
     * The family.
     */
    public let kind: String
    /**
     * Whether another try makes sense.
     */
    public let retry: String

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The stable text code.
         */code: String,
        /**
         * The stable number.
         */number: UInt16,
        /**
         * The family.
         */kind: String,
        /**
         * Whether another try makes sense.
         */retry: String) {
        self.code = code
        self.number = number
        self.kind = kind
        self.retry = retry
    }




}

#if compiler(>=6)
extension EngineCatalogueLine: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineCatalogueLine: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineCatalogueLine {
        return
            try EngineCatalogueLine(
                code: FfiConverterString.read(from: &buf),
                number: FfiConverterUInt16.read(from: &buf),
                kind: FfiConverterString.read(from: &buf),
                retry: FfiConverterString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineCatalogueLine, into buf: inout [UInt8]) {
        FfiConverterString.write(value.code, into: &buf)
        FfiConverterUInt16.write(value.number, into: &buf)
        FfiConverterString.write(value.kind, into: &buf)
        FfiConverterString.write(value.retry, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCatalogueLine_lift(_ buf: RustBuffer) throws -> EngineCatalogueLine {
    return try FfiConverterTypeEngineCatalogueLine.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCatalogueLine_lower(_ value: EngineCatalogueLine) -> RustBuffer {
    return FfiConverterTypeEngineCatalogueLine.lower(value)
}


/**
 * Whether an account's credentials work.
 */
public struct EngineCheck: Equatable, Hashable {
    /**
     * The account.
     */
    public let account: String
    /**
     * The gateway.
     */
    public let gateway: String
    /**
     * Whether they may refund.
     */
    public let mayRefund: String
    /**
     * Whose they are.
     */
    public let merchant: String?
    /**
     * The untouched reply.
     */
    public let raw: Data

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The account.
         */account: String,
        /**
         * The gateway.
         */gateway: String,
        /**
         * Whether they may refund.
         */mayRefund: String,
        /**
         * Whose they are.
         */merchant: String?,
        /**
         * The untouched reply.
         */raw: Data) {
        self.account = account
        self.gateway = gateway
        self.mayRefund = mayRefund
        self.merchant = merchant
        self.raw = raw
    }




}

#if compiler(>=6)
extension EngineCheck: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineCheck: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineCheck {
        return
            try EngineCheck(
                account: FfiConverterString.read(from: &buf),
                gateway: FfiConverterString.read(from: &buf),
                mayRefund: FfiConverterString.read(from: &buf),
                merchant: FfiConverterOptionString.read(from: &buf),
                raw: FfiConverterData.read(from: &buf)
        )
    }

    public static func write(_ value: EngineCheck, into buf: inout [UInt8]) {
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterString.write(value.gateway, into: &buf)
        FfiConverterString.write(value.mayRefund, into: &buf)
        FfiConverterOptionString.write(value.merchant, into: &buf)
        FfiConverterData.write(value.raw, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCheck_lift(_ buf: RustBuffer) throws -> EngineCheck {
    return try FfiConverterTypeEngineCheck.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCheck_lower(_ value: EngineCheck) -> RustBuffer {
    return FfiConverterTypeEngineCheck.lower(value)
}


/**
 * How one call of many ended, and how far all of them are.
 */
public struct EngineDone: Equatable, Hashable {
    /**
     * Its place in the input, from 0.
     */
    public let index: UInt64
    /**
     * Why it failed.
     */
    public let error: EngineProblem?
    /**
     * Calls that ended with a result so far.
     */
    public let answered: UInt64
    /**
     * Calls that ended with an error so far.
     */
    public let failed: UInt64

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Its place in the input, from 0.
         */index: UInt64,
        /**
         * Why it failed.
         */error: EngineProblem?,
        /**
         * Calls that ended with a result so far.
         */answered: UInt64,
        /**
         * Calls that ended with an error so far.
         */failed: UInt64) {
        self.index = index
        self.error = error
        self.answered = answered
        self.failed = failed
    }




}

#if compiler(>=6)
extension EngineDone: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineDone: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineDone {
        return
            try EngineDone(
                index: FfiConverterUInt64.read(from: &buf),
                error: FfiConverterOptionTypeEngineProblem.read(from: &buf),
                answered: FfiConverterUInt64.read(from: &buf),
                failed: FfiConverterUInt64.read(from: &buf)
        )
    }

    public static func write(_ value: EngineDone, into buf: inout [UInt8]) {
        FfiConverterUInt64.write(value.index, into: &buf)
        FfiConverterOptionTypeEngineProblem.write(value.error, into: &buf)
        FfiConverterUInt64.write(value.answered, into: &buf)
        FfiConverterUInt64.write(value.failed, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineDone_lift(_ buf: RustBuffer) throws -> EngineDone {
    return try FfiConverterTypeEngineDone.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineDone_lower(_ value: EngineDone) -> RustBuffer {
    return FfiConverterTypeEngineDone.lower(value)
}


/**
 * A webhook whose signature was verified.
 */
public struct EngineEvent: Equatable, Hashable {
    /**
     * The account.
     */
    public let account: String
    /**
     * The gateway.
     */
    public let gateway: String
    /**
     * What it is about.
     */
    public let subject: String
    /**
     * The gateway's id of the payment.
     */
    public let transactionId: String?
    /**
     * The merchant's reference.
     */
    public let reference: String?
    /**
     * The gateway's id of the refund.
     */
    public let refundId: String?
    /**
     * The mark that travelled with the refund.
     */
    public let mark: String?
    /**
     * The gateway's word for the status.
     */
    public let statusWord: String?
    /**
     * The amount it speaks of.
     */
    public let amount: EngineMoney?
    /**
     * What went back in all.
     */
    public let refunded: EngineMoney?
    /**
     * When it happened.
     */
    public let at: EngineInstant?
    /**
     * The keys of the journal's refunds that it is about.
     */
    public let refundKeys: [String]
    /**
     * The same for each delivery of the same event.
     */
    public let dedupeKey: String
    /**
     * The body to answer with.
     */
    public let acknowledgement: String
    /**
     * The untouched body.
     */
    public let raw: Data

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The account.
         */account: String,
        /**
         * The gateway.
         */gateway: String,
        /**
         * What it is about.
         */subject: String,
        /**
         * The gateway's id of the payment.
         */transactionId: String?,
        /**
         * The merchant's reference.
         */reference: String?,
        /**
         * The gateway's id of the refund.
         */refundId: String?,
        /**
         * The mark that travelled with the refund.
         */mark: String?,
        /**
         * The gateway's word for the status.
         */statusWord: String?,
        /**
         * The amount it speaks of.
         */amount: EngineMoney?,
        /**
         * What went back in all.
         */refunded: EngineMoney?,
        /**
         * When it happened.
         */at: EngineInstant?,
        /**
         * The keys of the journal's refunds that it is about.
         */refundKeys: [String],
        /**
         * The same for each delivery of the same event.
         */dedupeKey: String,
        /**
         * The body to answer with.
         */acknowledgement: String,
        /**
         * The untouched body.
         */raw: Data) {
        self.account = account
        self.gateway = gateway
        self.subject = subject
        self.transactionId = transactionId
        self.reference = reference
        self.refundId = refundId
        self.mark = mark
        self.statusWord = statusWord
        self.amount = amount
        self.refunded = refunded
        self.at = at
        self.refundKeys = refundKeys
        self.dedupeKey = dedupeKey
        self.acknowledgement = acknowledgement
        self.raw = raw
    }




}

#if compiler(>=6)
extension EngineEvent: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineEvent: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineEvent {
        return
            try EngineEvent(
                account: FfiConverterString.read(from: &buf),
                gateway: FfiConverterString.read(from: &buf),
                subject: FfiConverterString.read(from: &buf),
                transactionId: FfiConverterOptionString.read(from: &buf),
                reference: FfiConverterOptionString.read(from: &buf),
                refundId: FfiConverterOptionString.read(from: &buf),
                mark: FfiConverterOptionString.read(from: &buf),
                statusWord: FfiConverterOptionString.read(from: &buf),
                amount: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                refunded: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                at: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                refundKeys: FfiConverterSequenceString.read(from: &buf),
                dedupeKey: FfiConverterString.read(from: &buf),
                acknowledgement: FfiConverterString.read(from: &buf),
                raw: FfiConverterData.read(from: &buf)
        )
    }

    public static func write(_ value: EngineEvent, into buf: inout [UInt8]) {
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterString.write(value.gateway, into: &buf)
        FfiConverterString.write(value.subject, into: &buf)
        FfiConverterOptionString.write(value.transactionId, into: &buf)
        FfiConverterOptionString.write(value.reference, into: &buf)
        FfiConverterOptionString.write(value.refundId, into: &buf)
        FfiConverterOptionString.write(value.mark, into: &buf)
        FfiConverterOptionString.write(value.statusWord, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.amount, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.refunded, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.at, into: &buf)
        FfiConverterSequenceString.write(value.refundKeys, into: &buf)
        FfiConverterString.write(value.dedupeKey, into: &buf)
        FfiConverterString.write(value.acknowledgement, into: &buf)
        FfiConverterData.write(value.raw, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineEvent_lift(_ buf: RustBuffer) throws -> EngineEvent {
    return try FfiConverterTypeEngineEvent.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineEvent_lower(_ value: EngineEvent) -> RustBuffer {
    return FfiConverterTypeEngineEvent.lower(value)
}


/**
 * One header of a webhook, as it came.
 */
public struct EngineHeader: Equatable, Hashable {
    /**
     * Its name.
     */
    public let name: String
    /**
     * Its value.
     */
    public let value: String

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Its name.
         */name: String,
        /**
         * Its value.
         */value: String) {
        self.name = name
        self.value = value
    }




}

#if compiler(>=6)
extension EngineHeader: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineHeader: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineHeader {
        return
            try EngineHeader(
                name: FfiConverterString.read(from: &buf),
                value: FfiConverterString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineHeader, into buf: inout [UInt8]) {
        FfiConverterString.write(value.name, into: &buf)
        FfiConverterString.write(value.value, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineHeader_lift(_ buf: RustBuffer) throws -> EngineHeader {
    return try FfiConverterTypeEngineHeader.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineHeader_lower(_ value: EngineHeader) -> RustBuffer {
    return FfiConverterTypeEngineHeader.lower(value)
}


/**
 * One line of a refund's history.
 */
public struct EngineHistoryEntry: Equatable, Hashable {
    /**
     * When.
     */
    public let at: EngineInstant
    /**
     * The program that wrote it.
     */
    public let by: String
    /**
     * The status after it.
     */
    public let status: String
    /**
     * From whom the news came.
     */
    public let source: String
    /**
     * What happened.
     */
    public let what: String
    /**
     * The gateway's code.
     */
    public let gatewayCode: String?
    /**
     * The HTTP status of the reply.
     */
    public let httpStatus: UInt16?
    /**
     * The id by which the gateway's support finds the exchange.
     */
    public let requestId: String?
    /**
     * Whether it says otherwise than the final status that stood by then.
     */
    public let contradicts: Bool

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * When.
         */at: EngineInstant,
        /**
         * The program that wrote it.
         */by: String,
        /**
         * The status after it.
         */status: String,
        /**
         * From whom the news came.
         */source: String,
        /**
         * What happened.
         */what: String,
        /**
         * The gateway's code.
         */gatewayCode: String?,
        /**
         * The HTTP status of the reply.
         */httpStatus: UInt16?,
        /**
         * The id by which the gateway's support finds the exchange.
         */requestId: String?,
        /**
         * Whether it says otherwise than the final status that stood by then.
         */contradicts: Bool) {
        self.at = at
        self.by = by
        self.status = status
        self.source = source
        self.what = what
        self.gatewayCode = gatewayCode
        self.httpStatus = httpStatus
        self.requestId = requestId
        self.contradicts = contradicts
    }




}

#if compiler(>=6)
extension EngineHistoryEntry: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineHistoryEntry: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineHistoryEntry {
        return
            try EngineHistoryEntry(
                at: FfiConverterTypeEngineInstant.read(from: &buf),
                by: FfiConverterString.read(from: &buf),
                status: FfiConverterString.read(from: &buf),
                source: FfiConverterString.read(from: &buf),
                what: FfiConverterString.read(from: &buf),
                gatewayCode: FfiConverterOptionString.read(from: &buf),
                httpStatus: FfiConverterOptionUInt16.read(from: &buf),
                requestId: FfiConverterOptionString.read(from: &buf),
                contradicts: FfiConverterBool.read(from: &buf)
        )
    }

    public static func write(_ value: EngineHistoryEntry, into buf: inout [UInt8]) {
        FfiConverterTypeEngineInstant.write(value.at, into: &buf)
        FfiConverterString.write(value.by, into: &buf)
        FfiConverterString.write(value.status, into: &buf)
        FfiConverterString.write(value.source, into: &buf)
        FfiConverterString.write(value.what, into: &buf)
        FfiConverterOptionString.write(value.gatewayCode, into: &buf)
        FfiConverterOptionUInt16.write(value.httpStatus, into: &buf)
        FfiConverterOptionString.write(value.requestId, into: &buf)
        FfiConverterBool.write(value.contradicts, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineHistoryEntry_lift(_ buf: RustBuffer) throws -> EngineHistoryEntry {
    return try FfiConverterTypeEngineHistoryEntry.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineHistoryEntry_lower(_ value: EngineHistoryEntry) -> RustBuffer {
    return FfiConverterTypeEngineHistoryEntry.lower(value)
}


/**
 * An instant in UTC.
 */
public struct EngineInstant: Equatable, Hashable {
    /**
     * Whole seconds since 1970.
     */
    public let seconds: Int64
    /**
     * And so many billionths of a second.
     */
    public let nanoseconds: Int32

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Whole seconds since 1970.
         */seconds: Int64,
        /**
         * And so many billionths of a second.
         */nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }




}

#if compiler(>=6)
extension EngineInstant: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineInstant: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineInstant {
        return
            try EngineInstant(
                seconds: FfiConverterInt64.read(from: &buf),
                nanoseconds: FfiConverterInt32.read(from: &buf)
        )
    }

    public static func write(_ value: EngineInstant, into buf: inout [UInt8]) {
        FfiConverterInt64.write(value.seconds, into: &buf)
        FfiConverterInt32.write(value.nanoseconds, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineInstant_lift(_ buf: RustBuffer) throws -> EngineInstant {
    return try FfiConverterTypeEngineInstant.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineInstant_lower(_ value: EngineInstant) -> RustBuffer {
    return FfiConverterTypeEngineInstant.lower(value)
}


/**
 * A web address with its role.
 */
public struct EngineLink: Equatable, Hashable {
    /**
     * The role.
     */
    public let rel: String
    /**
     * The address.
     */
    public let href: String

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The role.
         */rel: String,
        /**
         * The address.
         */href: String) {
        self.rel = rel
        self.href = href
    }




}

#if compiler(>=6)
extension EngineLink: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineLink: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineLink {
        return
            try EngineLink(
                rel: FfiConverterString.read(from: &buf),
                href: FfiConverterString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineLink, into buf: inout [UInt8]) {
        FfiConverterString.write(value.rel, into: &buf)
        FfiConverterString.write(value.href, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineLink_lift(_ buf: RustBuffer) throws -> EngineLink {
    return try FfiConverterTypeEngineLink.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineLink_lower(_ value: EngineLink) -> RustBuffer {
    return FfiConverterTypeEngineLink.lower(value)
}


/**
 * A refund as the payment's own record lists it.
 */
public struct EngineListedRefund: Equatable, Hashable {
    /**
     * The gateway's id of the refund.
     */
    public let id: String?
    /**
     * The mark that travelled with it.
     */
    public let mark: String?
    /**
     * How much.
     */
    public let amount: EngineMoney

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The gateway's id of the refund.
         */id: String?,
        /**
         * The mark that travelled with it.
         */mark: String?,
        /**
         * How much.
         */amount: EngineMoney) {
        self.id = id
        self.mark = mark
        self.amount = amount
    }




}

#if compiler(>=6)
extension EngineListedRefund: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineListedRefund: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineListedRefund {
        return
            try EngineListedRefund(
                id: FfiConverterOptionString.read(from: &buf),
                mark: FfiConverterOptionString.read(from: &buf),
                amount: FfiConverterTypeEngineMoney.read(from: &buf)
        )
    }

    public static func write(_ value: EngineListedRefund, into buf: inout [UInt8]) {
        FfiConverterOptionString.write(value.id, into: &buf)
        FfiConverterOptionString.write(value.mark, into: &buf)
        FfiConverterTypeEngineMoney.write(value.amount, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineListedRefund_lift(_ buf: RustBuffer) throws -> EngineListedRefund {
    return try FfiConverterTypeEngineListedRefund.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineListedRefund_lower(_ value: EngineListedRefund) -> RustBuffer {
    return FfiConverterTypeEngineListedRefund.lower(value)
}


/**
 * How many calls at once, and how fast.
 */
public struct EngineMany: Equatable, Hashable {
    /**
     * At the same time.
     */
    public let atOnce: Int64
    /**
     * Begun in a second, at most.
     */
    public let perSecond: Int64?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * At the same time.
         */atOnce: Int64,
        /**
         * Begun in a second, at most.
         */perSecond: Int64?) {
        self.atOnce = atOnce
        self.perSecond = perSecond
    }




}

#if compiler(>=6)
extension EngineMany: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineMany: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineMany {
        return
            try EngineMany(
                atOnce: FfiConverterInt64.read(from: &buf),
                perSecond: FfiConverterOptionInt64.read(from: &buf)
        )
    }

    public static func write(_ value: EngineMany, into buf: inout [UInt8]) {
        FfiConverterInt64.write(value.atOnce, into: &buf)
        FfiConverterOptionInt64.write(value.perSecond, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineMany_lift(_ buf: RustBuffer) throws -> EngineMany {
    return try FfiConverterTypeEngineMany.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineMany_lower(_ value: EngineMany) -> RustBuffer {
    return FfiConverterTypeEngineMany.lower(value)
}


/**
 * An amount.
 */
public struct EngineMoney: Equatable, Hashable {
    /**
     * Whole minor units: cents, or yen.
     */
    public let minor: Int64
    /**
     * The ISO 4217 code.
     */
    public let currency: String
    /**
     * Digits behind the point in this currency.
     */
    public let decimals: UInt8

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Whole minor units: cents, or yen.
         */minor: Int64,
        /**
         * The ISO 4217 code.
         */currency: String,
        /**
         * Digits behind the point in this currency.
         */decimals: UInt8) {
        self.minor = minor
        self.currency = currency
        self.decimals = decimals
    }




}

#if compiler(>=6)
extension EngineMoney: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineMoney: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineMoney {
        return
            try EngineMoney(
                minor: FfiConverterInt64.read(from: &buf),
                currency: FfiConverterString.read(from: &buf),
                decimals: FfiConverterUInt8.read(from: &buf)
        )
    }

    public static func write(_ value: EngineMoney, into buf: inout [UInt8]) {
        FfiConverterInt64.write(value.minor, into: &buf)
        FfiConverterString.write(value.currency, into: &buf)
        FfiConverterUInt8.write(value.decimals, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineMoney_lift(_ buf: RustBuffer) throws -> EngineMoney {
    return try FfiConverterTypeEngineMoney.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineMoney_lower(_ value: EngineMoney) -> RustBuffer {
    return FfiConverterTypeEngineMoney.lower(value)
}


/**
 * Fields of a PayCross transaction.
 */
public struct EnginePaycrossDetails: Equatable, Hashable {
    public let service: String
    public let test: Bool?
    public let language: String?
    public let message: String?
    public let receiptUrl: String?
    public let code: String?
    public let reason: String?
    public let providerStatus: String?
    public let providerRef: String?
    public let providerMessage: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(service: String, test: Bool?, language: String?, message: String?, receiptUrl: String?, code: String?, reason: String?, providerStatus: String?, providerRef: String?, providerMessage: String?) {
        self.service = service
        self.test = test
        self.language = language
        self.message = message
        self.receiptUrl = receiptUrl
        self.code = code
        self.reason = reason
        self.providerStatus = providerStatus
        self.providerRef = providerRef
        self.providerMessage = providerMessage
    }




}

#if compiler(>=6)
extension EnginePaycrossDetails: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEnginePaycrossDetails: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EnginePaycrossDetails {
        return
            try EnginePaycrossDetails(
                service: FfiConverterString.read(from: &buf),
                test: FfiConverterOptionBool.read(from: &buf),
                language: FfiConverterOptionString.read(from: &buf),
                message: FfiConverterOptionString.read(from: &buf),
                receiptUrl: FfiConverterOptionString.read(from: &buf),
                code: FfiConverterOptionString.read(from: &buf),
                reason: FfiConverterOptionString.read(from: &buf),
                providerStatus: FfiConverterOptionString.read(from: &buf),
                providerRef: FfiConverterOptionString.read(from: &buf),
                providerMessage: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: EnginePaycrossDetails, into buf: inout [UInt8]) {
        FfiConverterString.write(value.service, into: &buf)
        FfiConverterOptionBool.write(value.test, into: &buf)
        FfiConverterOptionString.write(value.language, into: &buf)
        FfiConverterOptionString.write(value.message, into: &buf)
        FfiConverterOptionString.write(value.receiptUrl, into: &buf)
        FfiConverterOptionString.write(value.code, into: &buf)
        FfiConverterOptionString.write(value.reason, into: &buf)
        FfiConverterOptionString.write(value.providerStatus, into: &buf)
        FfiConverterOptionString.write(value.providerRef, into: &buf)
        FfiConverterOptionString.write(value.providerMessage, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePaycrossDetails_lift(_ buf: RustBuffer) throws -> EnginePaycrossDetails {
    return try FfiConverterTypeEnginePaycrossDetails.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePaycrossDetails_lower(_ value: EnginePaycrossDetails) -> RustBuffer {
    return FfiConverterTypeEnginePaycrossDetails.lower(value)
}


/**
 * Somebody to be paid.
 */
public struct EnginePayee: Equatable, Hashable {
    /**
     * The account.
     */
    public let account: String
    /**
     * The gateway's number.
     */
    public let customerNo: String
    /**
     * The program's own code.
     */
    public let customerCode: String?
    /**
     * The first name.
     */
    public let firstName: String?
    /**
     * The last name.
     */
    public let lastName: String?
    /**
     * The e-mail address.
     */
    public let email: String?
    /**
     * The gateway's word for where it stands.
     */
    public let status: String?
    /**
     * When it was registered.
     */
    public let createdAt: EngineInstant?
    /**
     * When it last changed.
     */
    public let updatedAt: EngineInstant?
    /**
     * The untouched reply.
     */
    public let raw: Data

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The account.
         */account: String,
        /**
         * The gateway's number.
         */customerNo: String,
        /**
         * The program's own code.
         */customerCode: String?,
        /**
         * The first name.
         */firstName: String?,
        /**
         * The last name.
         */lastName: String?,
        /**
         * The e-mail address.
         */email: String?,
        /**
         * The gateway's word for where it stands.
         */status: String?,
        /**
         * When it was registered.
         */createdAt: EngineInstant?,
        /**
         * When it last changed.
         */updatedAt: EngineInstant?,
        /**
         * The untouched reply.
         */raw: Data) {
        self.account = account
        self.customerNo = customerNo
        self.customerCode = customerCode
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.status = status
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.raw = raw
    }




}

#if compiler(>=6)
extension EnginePayee: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEnginePayee: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EnginePayee {
        return
            try EnginePayee(
                account: FfiConverterString.read(from: &buf),
                customerNo: FfiConverterString.read(from: &buf),
                customerCode: FfiConverterOptionString.read(from: &buf),
                firstName: FfiConverterOptionString.read(from: &buf),
                lastName: FfiConverterOptionString.read(from: &buf),
                email: FfiConverterOptionString.read(from: &buf),
                status: FfiConverterOptionString.read(from: &buf),
                createdAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                updatedAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                raw: FfiConverterData.read(from: &buf)
        )
    }

    public static func write(_ value: EnginePayee, into buf: inout [UInt8]) {
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterString.write(value.customerNo, into: &buf)
        FfiConverterOptionString.write(value.customerCode, into: &buf)
        FfiConverterOptionString.write(value.firstName, into: &buf)
        FfiConverterOptionString.write(value.lastName, into: &buf)
        FfiConverterOptionString.write(value.email, into: &buf)
        FfiConverterOptionString.write(value.status, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.createdAt, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.updatedAt, into: &buf)
        FfiConverterData.write(value.raw, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePayee_lift(_ buf: RustBuffer) throws -> EnginePayee {
    return try FfiConverterTypeEnginePayee.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePayee_lower(_ value: EnginePayee) -> RustBuffer {
    return FfiConverterTypeEnginePayee.lower(value)
}


/**
 * Somebody to be registered.
 */
public struct EnginePayeeRequest: Equatable, Hashable {
    /**
     * The account.
     */
    public let account: String
    /**
     * `individual` or `business`.
     */
    public let profile: String
    /**
     * The first name.
     */
    public let firstName: String
    /**
     * The last name.
     */
    public let lastName: String
    /**
     * The e-mail address.
     */
    public let email: String
    /**
     * A day such as `1990-01-31`.
     */
    public let dateOfBirth: String?
    /**
     * The country, by the code that the gateway uses.
     */
    public let countryCode: String
    /**
     * The state or province.
     */
    public let state: String?
    /**
     * The city.
     */
    public let city: String?
    /**
     * The street.
     */
    public let street: String?
    /**
     * The address's second line.
     */
    public let street2: String?
    /**
     * The postal code.
     */
    public let zip: String?
    /**
     * The country of the address.
     */
    public let country: String?
    /**
     * The telephone number.
     */
    public let phone: String?
    /**
     * The program's own code for the payee.
     */
    public let customerCode: String?
    /**
     * The number of an identity document.
     */
    public let governmentId: String?
    /**
     * Which document that is.
     */
    public let governmentIdType: String?
    /**
     * The name of the business.
     */
    public let company: String?
    /**
     * The language to be written to in.
     */
    public let lang: String?
    /**
     * Who pays.
     */
    public let payorNo: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The account.
         */account: String,
        /**
         * `individual` or `business`.
         */profile: String,
        /**
         * The first name.
         */firstName: String,
        /**
         * The last name.
         */lastName: String,
        /**
         * The e-mail address.
         */email: String,
        /**
         * A day such as `1990-01-31`.
         */dateOfBirth: String?,
        /**
         * The country, by the code that the gateway uses.
         */countryCode: String,
        /**
         * The state or province.
         */state: String?,
        /**
         * The city.
         */city: String?,
        /**
         * The street.
         */street: String?,
        /**
         * The address's second line.
         */street2: String?,
        /**
         * The postal code.
         */zip: String?,
        /**
         * The country of the address.
         */country: String?,
        /**
         * The telephone number.
         */phone: String?,
        /**
         * The program's own code for the payee.
         */customerCode: String?,
        /**
         * The number of an identity document.
         */governmentId: String?,
        /**
         * Which document that is.
         */governmentIdType: String?,
        /**
         * The name of the business.
         */company: String?,
        /**
         * The language to be written to in.
         */lang: String?,
        /**
         * Who pays.
         */payorNo: String?) {
        self.account = account
        self.profile = profile
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.dateOfBirth = dateOfBirth
        self.countryCode = countryCode
        self.state = state
        self.city = city
        self.street = street
        self.street2 = street2
        self.zip = zip
        self.country = country
        self.phone = phone
        self.customerCode = customerCode
        self.governmentId = governmentId
        self.governmentIdType = governmentIdType
        self.company = company
        self.lang = lang
        self.payorNo = payorNo
    }




}

#if compiler(>=6)
extension EnginePayeeRequest: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEnginePayeeRequest: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EnginePayeeRequest {
        return
            try EnginePayeeRequest(
                account: FfiConverterString.read(from: &buf),
                profile: FfiConverterString.read(from: &buf),
                firstName: FfiConverterString.read(from: &buf),
                lastName: FfiConverterString.read(from: &buf),
                email: FfiConverterString.read(from: &buf),
                dateOfBirth: FfiConverterOptionString.read(from: &buf),
                countryCode: FfiConverterString.read(from: &buf),
                state: FfiConverterOptionString.read(from: &buf),
                city: FfiConverterOptionString.read(from: &buf),
                street: FfiConverterOptionString.read(from: &buf),
                street2: FfiConverterOptionString.read(from: &buf),
                zip: FfiConverterOptionString.read(from: &buf),
                country: FfiConverterOptionString.read(from: &buf),
                phone: FfiConverterOptionString.read(from: &buf),
                customerCode: FfiConverterOptionString.read(from: &buf),
                governmentId: FfiConverterOptionString.read(from: &buf),
                governmentIdType: FfiConverterOptionString.read(from: &buf),
                company: FfiConverterOptionString.read(from: &buf),
                lang: FfiConverterOptionString.read(from: &buf),
                payorNo: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: EnginePayeeRequest, into buf: inout [UInt8]) {
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterString.write(value.profile, into: &buf)
        FfiConverterString.write(value.firstName, into: &buf)
        FfiConverterString.write(value.lastName, into: &buf)
        FfiConverterString.write(value.email, into: &buf)
        FfiConverterOptionString.write(value.dateOfBirth, into: &buf)
        FfiConverterString.write(value.countryCode, into: &buf)
        FfiConverterOptionString.write(value.state, into: &buf)
        FfiConverterOptionString.write(value.city, into: &buf)
        FfiConverterOptionString.write(value.street, into: &buf)
        FfiConverterOptionString.write(value.street2, into: &buf)
        FfiConverterOptionString.write(value.zip, into: &buf)
        FfiConverterOptionString.write(value.country, into: &buf)
        FfiConverterOptionString.write(value.phone, into: &buf)
        FfiConverterOptionString.write(value.customerCode, into: &buf)
        FfiConverterOptionString.write(value.governmentId, into: &buf)
        FfiConverterOptionString.write(value.governmentIdType, into: &buf)
        FfiConverterOptionString.write(value.company, into: &buf)
        FfiConverterOptionString.write(value.lang, into: &buf)
        FfiConverterOptionString.write(value.payorNo, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePayeeRequest_lift(_ buf: RustBuffer) throws -> EnginePayeeRequest {
    return try FfiConverterTypeEnginePayeeRequest.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePayeeRequest_lower(_ value: EnginePayeeRequest) -> RustBuffer {
    return FfiConverterTypeEnginePayeeRequest.lower(value)
}


/**
 * Fields of a Pockyt transaction.
 */
public struct EnginePockytDetails: Equatable, Hashable {
    public let settleCurrency: String?
    public let transactionType: String?
    public let exchangeRate: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(settleCurrency: String?, transactionType: String?, exchangeRate: String?) {
        self.settleCurrency = settleCurrency
        self.transactionType = transactionType
        self.exchangeRate = exchangeRate
    }




}

#if compiler(>=6)
extension EnginePockytDetails: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEnginePockytDetails: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EnginePockytDetails {
        return
            try EnginePockytDetails(
                settleCurrency: FfiConverterOptionString.read(from: &buf),
                transactionType: FfiConverterOptionString.read(from: &buf),
                exchangeRate: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: EnginePockytDetails, into buf: inout [UInt8]) {
        FfiConverterOptionString.write(value.settleCurrency, into: &buf)
        FfiConverterOptionString.write(value.transactionType, into: &buf)
        FfiConverterOptionString.write(value.exchangeRate, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePockytDetails_lift(_ buf: RustBuffer) throws -> EnginePockytDetails {
    return try FfiConverterTypeEnginePockytDetails.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePockytDetails_lower(_ value: EnginePockytDetails) -> RustBuffer {
    return FfiConverterTypeEnginePockytDetails.lower(value)
}


/**
 * What is known of an error.
 */
public struct EngineProblem: Equatable, Hashable {
    /**
     * The stable text code, such as `OVER_REFUND`.
     */
    public let code: String
    /**
     * The stable number.
     */
    public let number: UInt16
    /**
     * The family that the code belongs to.
     */
    public let kind: String
    /**
     * Whether another try makes sense.
     */
    public let retry: String
    /**
     * For people. It holds no secret and no name.
     */
    public let message: String
    /**
     * The input that it is about.
     */
    public let field: String?
    /**
     * When another try makes sense, in milliseconds from now.
     */
    public let retryAfterMs: UInt64?
    /**
     * The gateway's code.
     */
    public let gatewayCode: String?
    /**
     * The gateway's words. They may repeat what a customer typed.
     */
    public let gatewayMessage: String?
    /**
     * The HTTP status of the reply.
     */
    public let httpStatus: UInt16?
    /**
     * The id by which the gateway's support finds the exchange.
     */
    public let requestId: String?
    /**
     * The key of the refund that it is about.
     */
    public let idempotencyKey: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The stable text code, such as `OVER_REFUND`.
         */code: String,
        /**
         * The stable number.
         */number: UInt16,
        /**
         * The family that the code belongs to.
         */kind: String,
        /**
         * Whether another try makes sense.
         */retry: String,
        /**
         * For people. It holds no secret and no name.
         */message: String,
        /**
         * The input that it is about.
         */field: String?,
        /**
         * When another try makes sense, in milliseconds from now.
         */retryAfterMs: UInt64?,
        /**
         * The gateway's code.
         */gatewayCode: String?,
        /**
         * The gateway's words. They may repeat what a customer typed.
         */gatewayMessage: String?,
        /**
         * The HTTP status of the reply.
         */httpStatus: UInt16?,
        /**
         * The id by which the gateway's support finds the exchange.
         */requestId: String?,
        /**
         * The key of the refund that it is about.
         */idempotencyKey: String?) {
        self.code = code
        self.number = number
        self.kind = kind
        self.retry = retry
        self.message = message
        self.field = field
        self.retryAfterMs = retryAfterMs
        self.gatewayCode = gatewayCode
        self.gatewayMessage = gatewayMessage
        self.httpStatus = httpStatus
        self.requestId = requestId
        self.idempotencyKey = idempotencyKey
    }




}

#if compiler(>=6)
extension EngineProblem: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineProblem: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineProblem {
        return
            try EngineProblem(
                code: FfiConverterString.read(from: &buf),
                number: FfiConverterUInt16.read(from: &buf),
                kind: FfiConverterString.read(from: &buf),
                retry: FfiConverterString.read(from: &buf),
                message: FfiConverterString.read(from: &buf),
                field: FfiConverterOptionString.read(from: &buf),
                retryAfterMs: FfiConverterOptionUInt64.read(from: &buf),
                gatewayCode: FfiConverterOptionString.read(from: &buf),
                gatewayMessage: FfiConverterOptionString.read(from: &buf),
                httpStatus: FfiConverterOptionUInt16.read(from: &buf),
                requestId: FfiConverterOptionString.read(from: &buf),
                idempotencyKey: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineProblem, into buf: inout [UInt8]) {
        FfiConverterString.write(value.code, into: &buf)
        FfiConverterUInt16.write(value.number, into: &buf)
        FfiConverterString.write(value.kind, into: &buf)
        FfiConverterString.write(value.retry, into: &buf)
        FfiConverterString.write(value.message, into: &buf)
        FfiConverterOptionString.write(value.field, into: &buf)
        FfiConverterOptionUInt64.write(value.retryAfterMs, into: &buf)
        FfiConverterOptionString.write(value.gatewayCode, into: &buf)
        FfiConverterOptionString.write(value.gatewayMessage, into: &buf)
        FfiConverterOptionUInt16.write(value.httpStatus, into: &buf)
        FfiConverterOptionString.write(value.requestId, into: &buf)
        FfiConverterOptionString.write(value.idempotencyKey, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineProblem_lift(_ buf: RustBuffer) throws -> EngineProblem {
    return try FfiConverterTypeEngineProblem.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineProblem_lower(_ value: EngineProblem) -> RustBuffer {
    return FfiConverterTypeEngineProblem.lower(value)
}


/**
 * How to find a payment.
 */
public struct EngineRef: Equatable, Hashable {
    /**
     * `gateway_id`, `merchant` or `scanned`.
     */
    public let kind: String
    /**
     * The id or reference.
     */
    public let text: String

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * `gateway_id`, `merchant` or `scanned`.
         */kind: String,
        /**
         * The id or reference.
         */text: String) {
        self.kind = kind
        self.text = text
    }




}

#if compiler(>=6)
extension EngineRef: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineRef: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineRef {
        return
            try EngineRef(
                kind: FfiConverterString.read(from: &buf),
                text: FfiConverterString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineRef, into buf: inout [UInt8]) {
        FfiConverterString.write(value.kind, into: &buf)
        FfiConverterString.write(value.text, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRef_lift(_ buf: RustBuffer) throws -> EngineRef {
    return try FfiConverterTypeEngineRef.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRef_lower(_ value: EngineRef) -> RustBuffer {
    return FfiConverterTypeEngineRef.lower(value)
}


/**
 * One intent to give money back, and all that is known of it.
 */
public struct EngineRefund: Equatable, Hashable {
    /**
     * The program's name for the intent.
     */
    public let idempotencyKey: String
    /**
     * tillback's own id, the mark that travels to the gateway.
     */
    public let id: String
    /**
     * The account.
     */
    public let account: String
    /**
     * The gateway.
     */
    public let gateway: String
    /**
     * By what the program named the payment.
     */
    public let target: String
    /**
     * The gateway's id of the payment.
     */
    public let transactionId: String?
    /**
     * The merchant's reference of the payment.
     */
    public let reference: String?
    /**
     * How much.
     */
    public let amount: EngineMoney
    /**
     * Why.
     */
    public let reason: String?
    /**
     * Where it stands.
     */
    public let status: String
    /**
     * Whether news came that says otherwise than the final status.
     */
    public let contradicted: Bool
    /**
     * The gateway's id of the refund.
     */
    public let gatewayRefundId: String?
    /**
     * The gateway's code.
     */
    public let gatewayCode: String?
    /**
     * The gateway's text.
     */
    public let gatewayMessage: String?
    /**
     * The HTTP status of its reply.
     */
    public let httpStatus: UInt16?
    /**
     * The id by which the gateway's support finds the exchange.
     */
    public let requestId: String?
    /**
     * The untouched reply.
     */
    public let raw: Data
    /**
     * How often it was sent.
     */
    public let attempts: [EngineAttempt]
    /**
     * When it was recorded.
     */
    public let createdAt: EngineInstant
    /**
     * When it last changed.
     */
    public let updatedAt: EngineInstant
    /**
     * What happened, oldest first.
     */
    public let history: [EngineHistoryEntry]

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The program's name for the intent.
         */idempotencyKey: String,
        /**
         * tillback's own id, the mark that travels to the gateway.
         */id: String,
        /**
         * The account.
         */account: String,
        /**
         * The gateway.
         */gateway: String,
        /**
         * By what the program named the payment.
         */target: String,
        /**
         * The gateway's id of the payment.
         */transactionId: String?,
        /**
         * The merchant's reference of the payment.
         */reference: String?,
        /**
         * How much.
         */amount: EngineMoney,
        /**
         * Why.
         */reason: String?,
        /**
         * Where it stands.
         */status: String,
        /**
         * Whether news came that says otherwise than the final status.
         */contradicted: Bool,
        /**
         * The gateway's id of the refund.
         */gatewayRefundId: String?,
        /**
         * The gateway's code.
         */gatewayCode: String?,
        /**
         * The gateway's text.
         */gatewayMessage: String?,
        /**
         * The HTTP status of its reply.
         */httpStatus: UInt16?,
        /**
         * The id by which the gateway's support finds the exchange.
         */requestId: String?,
        /**
         * The untouched reply.
         */raw: Data,
        /**
         * How often it was sent.
         */attempts: [EngineAttempt],
        /**
         * When it was recorded.
         */createdAt: EngineInstant,
        /**
         * When it last changed.
         */updatedAt: EngineInstant,
        /**
         * What happened, oldest first.
         */history: [EngineHistoryEntry]) {
        self.idempotencyKey = idempotencyKey
        self.id = id
        self.account = account
        self.gateway = gateway
        self.target = target
        self.transactionId = transactionId
        self.reference = reference
        self.amount = amount
        self.reason = reason
        self.status = status
        self.contradicted = contradicted
        self.gatewayRefundId = gatewayRefundId
        self.gatewayCode = gatewayCode
        self.gatewayMessage = gatewayMessage
        self.httpStatus = httpStatus
        self.requestId = requestId
        self.raw = raw
        self.attempts = attempts
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.history = history
    }




}

#if compiler(>=6)
extension EngineRefund: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineRefund: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineRefund {
        return
            try EngineRefund(
                idempotencyKey: FfiConverterString.read(from: &buf),
                id: FfiConverterString.read(from: &buf),
                account: FfiConverterString.read(from: &buf),
                gateway: FfiConverterString.read(from: &buf),
                target: FfiConverterString.read(from: &buf),
                transactionId: FfiConverterOptionString.read(from: &buf),
                reference: FfiConverterOptionString.read(from: &buf),
                amount: FfiConverterTypeEngineMoney.read(from: &buf),
                reason: FfiConverterOptionString.read(from: &buf),
                status: FfiConverterString.read(from: &buf),
                contradicted: FfiConverterBool.read(from: &buf),
                gatewayRefundId: FfiConverterOptionString.read(from: &buf),
                gatewayCode: FfiConverterOptionString.read(from: &buf),
                gatewayMessage: FfiConverterOptionString.read(from: &buf),
                httpStatus: FfiConverterOptionUInt16.read(from: &buf),
                requestId: FfiConverterOptionString.read(from: &buf),
                raw: FfiConverterData.read(from: &buf),
                attempts: FfiConverterSequenceTypeEngineAttempt.read(from: &buf),
                createdAt: FfiConverterTypeEngineInstant.read(from: &buf),
                updatedAt: FfiConverterTypeEngineInstant.read(from: &buf),
                history: FfiConverterSequenceTypeEngineHistoryEntry.read(from: &buf)
        )
    }

    public static func write(_ value: EngineRefund, into buf: inout [UInt8]) {
        FfiConverterString.write(value.idempotencyKey, into: &buf)
        FfiConverterString.write(value.id, into: &buf)
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterString.write(value.gateway, into: &buf)
        FfiConverterString.write(value.target, into: &buf)
        FfiConverterOptionString.write(value.transactionId, into: &buf)
        FfiConverterOptionString.write(value.reference, into: &buf)
        FfiConverterTypeEngineMoney.write(value.amount, into: &buf)
        FfiConverterOptionString.write(value.reason, into: &buf)
        FfiConverterString.write(value.status, into: &buf)
        FfiConverterBool.write(value.contradicted, into: &buf)
        FfiConverterOptionString.write(value.gatewayRefundId, into: &buf)
        FfiConverterOptionString.write(value.gatewayCode, into: &buf)
        FfiConverterOptionString.write(value.gatewayMessage, into: &buf)
        FfiConverterOptionUInt16.write(value.httpStatus, into: &buf)
        FfiConverterOptionString.write(value.requestId, into: &buf)
        FfiConverterData.write(value.raw, into: &buf)
        FfiConverterSequenceTypeEngineAttempt.write(value.attempts, into: &buf)
        FfiConverterTypeEngineInstant.write(value.createdAt, into: &buf)
        FfiConverterTypeEngineInstant.write(value.updatedAt, into: &buf)
        FfiConverterSequenceTypeEngineHistoryEntry.write(value.history, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRefund_lift(_ buf: RustBuffer) throws -> EngineRefund {
    return try FfiConverterTypeEngineRefund.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRefund_lower(_ value: EngineRefund) -> RustBuffer {
    return FfiConverterTypeEngineRefund.lower(value)
}


/**
 * Which refunds to list.
 */
public struct EngineRefundFilter: Equatable, Hashable {
    /**
     * Only of this account.
     */
    public let account: String?
    /**
     * Only with one of these statuses.
     */
    public let statuses: [String]
    /**
     * Recorded at or after this instant.
     */
    public let from: EngineInstant?
    /**
     * Recorded before this instant.
     */
    public let to: EngineInstant?
    /**
     * Only of this payment.
     */
    public let transactionId: String?
    /**
     * Only those that news spoke against.
     */
    public let contradicted: Bool

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Only of this account.
         */account: String?,
        /**
         * Only with one of these statuses.
         */statuses: [String],
        /**
         * Recorded at or after this instant.
         */from: EngineInstant?,
        /**
         * Recorded before this instant.
         */to: EngineInstant?,
        /**
         * Only of this payment.
         */transactionId: String?,
        /**
         * Only those that news spoke against.
         */contradicted: Bool) {
        self.account = account
        self.statuses = statuses
        self.from = from
        self.to = to
        self.transactionId = transactionId
        self.contradicted = contradicted
    }




}

#if compiler(>=6)
extension EngineRefundFilter: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineRefundFilter: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineRefundFilter {
        return
            try EngineRefundFilter(
                account: FfiConverterOptionString.read(from: &buf),
                statuses: FfiConverterSequenceString.read(from: &buf),
                from: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                to: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                transactionId: FfiConverterOptionString.read(from: &buf),
                contradicted: FfiConverterBool.read(from: &buf)
        )
    }

    public static func write(_ value: EngineRefundFilter, into buf: inout [UInt8]) {
        FfiConverterOptionString.write(value.account, into: &buf)
        FfiConverterSequenceString.write(value.statuses, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.from, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.to, into: &buf)
        FfiConverterOptionString.write(value.transactionId, into: &buf)
        FfiConverterBool.write(value.contradicted, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRefundFilter_lift(_ buf: RustBuffer) throws -> EngineRefundFilter {
    return try FfiConverterTypeEngineRefundFilter.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRefundFilter_lower(_ value: EngineRefundFilter) -> RustBuffer {
    return FfiConverterTypeEngineRefundFilter.lower(value)
}


/**
 * What to give back.
 */
public struct EngineRefundRequest {
    /**
     * The account.
     */
    public let account: String
    /**
     * The payment, to be looked up.
     */
    public let reference: EngineRef
    /**
     * The payment as it was just read, which saves the look-up.
     */
    public let read: EngineHandle?
    /**
     * The account it was read with.
     */
    public let readWith: String?
    /**
     * The program's own name for the intent.
     */
    public let idempotencyKey: String
    /**
     * How much. Without it, all that can still go back.
     */
    public let amount: EngineMoney?
    /**
     * Why.
     */
    public let reason: String?
    /**
     * How long the call may take, in milliseconds.
     */
    public let deadlineMs: Int64?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The account.
         */account: String,
        /**
         * The payment, to be looked up.
         */reference: EngineRef,
        /**
         * The payment as it was just read, which saves the look-up.
         */read: EngineHandle?,
        /**
         * The account it was read with.
         */readWith: String?,
        /**
         * The program's own name for the intent.
         */idempotencyKey: String,
        /**
         * How much. Without it, all that can still go back.
         */amount: EngineMoney?,
        /**
         * Why.
         */reason: String?,
        /**
         * How long the call may take, in milliseconds.
         */deadlineMs: Int64?) {
        self.account = account
        self.reference = reference
        self.read = read
        self.readWith = readWith
        self.idempotencyKey = idempotencyKey
        self.amount = amount
        self.reason = reason
        self.deadlineMs = deadlineMs
    }




}

#if compiler(>=6)
extension EngineRefundRequest: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineRefundRequest: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineRefundRequest {
        return
            try EngineRefundRequest(
                account: FfiConverterString.read(from: &buf),
                reference: FfiConverterTypeEngineRef.read(from: &buf),
                read: FfiConverterOptionTypeEngineHandle.read(from: &buf),
                readWith: FfiConverterOptionString.read(from: &buf),
                idempotencyKey: FfiConverterString.read(from: &buf),
                amount: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                reason: FfiConverterOptionString.read(from: &buf),
                deadlineMs: FfiConverterOptionInt64.read(from: &buf)
        )
    }

    public static func write(_ value: EngineRefundRequest, into buf: inout [UInt8]) {
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterTypeEngineRef.write(value.reference, into: &buf)
        FfiConverterOptionTypeEngineHandle.write(value.read, into: &buf)
        FfiConverterOptionString.write(value.readWith, into: &buf)
        FfiConverterString.write(value.idempotencyKey, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.amount, into: &buf)
        FfiConverterOptionString.write(value.reason, into: &buf)
        FfiConverterOptionInt64.write(value.deadlineMs, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRefundRequest_lift(_ buf: RustBuffer) throws -> EngineRefundRequest {
    return try FfiConverterTypeEngineRefundRequest.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRefundRequest_lower(_ value: EngineRefundRequest) -> RustBuffer {
    return FfiConverterTypeEngineRefundRequest.lower(value)
}


/**
 * How a report is made.
 */
public struct EngineReportOptions: Equatable, Hashable {
    /**
     * How many questions at once, and how fast.
     */
    public let many: EngineMany
    /**
     * Whose midnight ends a day.
     */
    public let timeZone: String?
    /**
     * Only payments of which something can still be given back.
     */
    public let refundable: Bool
    /**
     * A name under which the journal keeps how far the report is.
     */
    public let checkpoint: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * How many questions at once, and how fast.
         */many: EngineMany,
        /**
         * Whose midnight ends a day.
         */timeZone: String?,
        /**
         * Only payments of which something can still be given back.
         */refundable: Bool,
        /**
         * A name under which the journal keeps how far the report is.
         */checkpoint: String?) {
        self.many = many
        self.timeZone = timeZone
        self.refundable = refundable
        self.checkpoint = checkpoint
    }




}

#if compiler(>=6)
extension EngineReportOptions: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineReportOptions: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineReportOptions {
        return
            try EngineReportOptions(
                many: FfiConverterTypeEngineMany.read(from: &buf),
                timeZone: FfiConverterOptionString.read(from: &buf),
                refundable: FfiConverterBool.read(from: &buf),
                checkpoint: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineReportOptions, into buf: inout [UInt8]) {
        FfiConverterTypeEngineMany.write(value.many, into: &buf)
        FfiConverterOptionString.write(value.timeZone, into: &buf)
        FfiConverterBool.write(value.refundable, into: &buf)
        FfiConverterOptionString.write(value.checkpoint, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineReportOptions_lift(_ buf: RustBuffer) throws -> EngineReportOptions {
    return try FfiConverterTypeEngineReportOptions.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineReportOptions_lower(_ value: EngineReportOptions) -> RustBuffer {
    return FfiConverterTypeEngineReportOptions.lower(value)
}


/**
 * One payment in a report.
 */
public struct EngineRow {
    /**
     * The account.
     */
    public let account: String
    /**
     * The gateway.
     */
    public let gateway: String
    /**
     * The id or reference that was asked for.
     */
    public let asked: String
    /**
     * `shown`, `failed` or `not_asked`.
     */
    public let view: String
    /**
     * What the gateway says.
     */
    public let transaction: EngineTransaction?
    /**
     * Why it could not be read.
     */
    public let error: EngineProblem?
    /**
     * What the journal knows of refunds of it.
     */
    public let refunds: [EngineRefund]
    /**
     * The day it was paid, such as `2026-11-30`.
     */
    public let day: String?
    /**
     * What came in.
     */
    public let paid: EngineMoney?
    /**
     * What went back.
     */
    public let refunded: EngineMoney?
    /**
     * What can still go back.
     */
    public let refundable: EngineMoney?
    /**
     * Whether the journal and the gateway say the same.
     */
    public let agreement: EngineAgreement

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The account.
         */account: String,
        /**
         * The gateway.
         */gateway: String,
        /**
         * The id or reference that was asked for.
         */asked: String,
        /**
         * `shown`, `failed` or `not_asked`.
         */view: String,
        /**
         * What the gateway says.
         */transaction: EngineTransaction?,
        /**
         * Why it could not be read.
         */error: EngineProblem?,
        /**
         * What the journal knows of refunds of it.
         */refunds: [EngineRefund],
        /**
         * The day it was paid, such as `2026-11-30`.
         */day: String?,
        /**
         * What came in.
         */paid: EngineMoney?,
        /**
         * What went back.
         */refunded: EngineMoney?,
        /**
         * What can still go back.
         */refundable: EngineMoney?,
        /**
         * Whether the journal and the gateway say the same.
         */agreement: EngineAgreement) {
        self.account = account
        self.gateway = gateway
        self.asked = asked
        self.view = view
        self.transaction = transaction
        self.error = error
        self.refunds = refunds
        self.day = day
        self.paid = paid
        self.refunded = refunded
        self.refundable = refundable
        self.agreement = agreement
    }




}

#if compiler(>=6)
extension EngineRow: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineRow: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineRow {
        return
            try EngineRow(
                account: FfiConverterString.read(from: &buf),
                gateway: FfiConverterString.read(from: &buf),
                asked: FfiConverterString.read(from: &buf),
                view: FfiConverterString.read(from: &buf),
                transaction: FfiConverterOptionTypeEngineTransaction.read(from: &buf),
                error: FfiConverterOptionTypeEngineProblem.read(from: &buf),
                refunds: FfiConverterSequenceTypeEngineRefund.read(from: &buf),
                day: FfiConverterOptionString.read(from: &buf),
                paid: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                refunded: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                refundable: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                agreement: FfiConverterTypeEngineAgreement.read(from: &buf)
        )
    }

    public static func write(_ value: EngineRow, into buf: inout [UInt8]) {
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterString.write(value.gateway, into: &buf)
        FfiConverterString.write(value.asked, into: &buf)
        FfiConverterString.write(value.view, into: &buf)
        FfiConverterOptionTypeEngineTransaction.write(value.transaction, into: &buf)
        FfiConverterOptionTypeEngineProblem.write(value.error, into: &buf)
        FfiConverterSequenceTypeEngineRefund.write(value.refunds, into: &buf)
        FfiConverterOptionString.write(value.day, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.paid, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.refunded, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.refundable, into: &buf)
        FfiConverterTypeEngineAgreement.write(value.agreement, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRow_lift(_ buf: RustBuffer) throws -> EngineRow {
    return try FfiConverterTypeEngineRow.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineRow_lower(_ value: EngineRow) -> RustBuffer {
    return FfiConverterTypeEngineRow.lower(value)
}


/**
 * How a client is set up. What is left out has the engine's default.
 */
public struct EngineSettings: Equatable, Hashable {
    /**
     * At least one.
     */
    public let accounts: [EngineAccount]
    /**
     * Where refunds are remembered.
     */
    public let journal: EngineJournal
    /**
     * The name by which the history calls this program.
     */
    public let worker: String?
    /**
     * More certificates to trust, as PEM.
     */
    public let trust: [Data]
    /**
     * The way to the gateways.
     */
    public let proxy: EngineProxy
    /**
     * For name, connection and TLS, in milliseconds.
     */
    public let connectTimeoutMs: Int64?
    /**
     * For a reply, in milliseconds.
     */
    public let replyTimeoutMs: Int64?
    /**
     * Bytes of a reply that are read at most.
     */
    public let replyLimit: Int64?
    /**
     * For a refund that names none, in milliseconds.
     */
    public let deadlineMs: Int64?
    /**
     * How long after sending a gateway might still act, in milliseconds.
     */
    public let quietPeriodMs: Int64?
    /**
     * Between the first two questions about the same thing, in milliseconds.
     */
    public let firstPauseMs: Int64?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * At least one.
         */accounts: [EngineAccount],
        /**
         * Where refunds are remembered.
         */journal: EngineJournal,
        /**
         * The name by which the history calls this program.
         */worker: String?,
        /**
         * More certificates to trust, as PEM.
         */trust: [Data],
        /**
         * The way to the gateways.
         */proxy: EngineProxy,
        /**
         * For name, connection and TLS, in milliseconds.
         */connectTimeoutMs: Int64?,
        /**
         * For a reply, in milliseconds.
         */replyTimeoutMs: Int64?,
        /**
         * Bytes of a reply that are read at most.
         */replyLimit: Int64?,
        /**
         * For a refund that names none, in milliseconds.
         */deadlineMs: Int64?,
        /**
         * How long after sending a gateway might still act, in milliseconds.
         */quietPeriodMs: Int64?,
        /**
         * Between the first two questions about the same thing, in milliseconds.
         */firstPauseMs: Int64?) {
        self.accounts = accounts
        self.journal = journal
        self.worker = worker
        self.trust = trust
        self.proxy = proxy
        self.connectTimeoutMs = connectTimeoutMs
        self.replyTimeoutMs = replyTimeoutMs
        self.replyLimit = replyLimit
        self.deadlineMs = deadlineMs
        self.quietPeriodMs = quietPeriodMs
        self.firstPauseMs = firstPauseMs
    }




}

#if compiler(>=6)
extension EngineSettings: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineSettings: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineSettings {
        return
            try EngineSettings(
                accounts: FfiConverterSequenceTypeEngineAccount.read(from: &buf),
                journal: FfiConverterTypeEngineJournal.read(from: &buf),
                worker: FfiConverterOptionString.read(from: &buf),
                trust: FfiConverterSequenceData.read(from: &buf),
                proxy: FfiConverterTypeEngineProxy.read(from: &buf),
                connectTimeoutMs: FfiConverterOptionInt64.read(from: &buf),
                replyTimeoutMs: FfiConverterOptionInt64.read(from: &buf),
                replyLimit: FfiConverterOptionInt64.read(from: &buf),
                deadlineMs: FfiConverterOptionInt64.read(from: &buf),
                quietPeriodMs: FfiConverterOptionInt64.read(from: &buf),
                firstPauseMs: FfiConverterOptionInt64.read(from: &buf)
        )
    }

    public static func write(_ value: EngineSettings, into buf: inout [UInt8]) {
        FfiConverterSequenceTypeEngineAccount.write(value.accounts, into: &buf)
        FfiConverterTypeEngineJournal.write(value.journal, into: &buf)
        FfiConverterOptionString.write(value.worker, into: &buf)
        FfiConverterSequenceData.write(value.trust, into: &buf)
        FfiConverterTypeEngineProxy.write(value.proxy, into: &buf)
        FfiConverterOptionInt64.write(value.connectTimeoutMs, into: &buf)
        FfiConverterOptionInt64.write(value.replyTimeoutMs, into: &buf)
        FfiConverterOptionInt64.write(value.replyLimit, into: &buf)
        FfiConverterOptionInt64.write(value.deadlineMs, into: &buf)
        FfiConverterOptionInt64.write(value.quietPeriodMs, into: &buf)
        FfiConverterOptionInt64.write(value.firstPauseMs, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineSettings_lift(_ buf: RustBuffer) throws -> EngineSettings {
    return try FfiConverterTypeEngineSettings.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineSettings_lower(_ value: EngineSettings) -> RustBuffer {
    return FfiConverterTypeEngineSettings.lower(value)
}


/**
 * How many rows there were, and how they ended.
 */
public struct EngineTally: Equatable, Hashable {
    /**
     * Given out.
     */
    public let rows: UInt64
    /**
     * Of these, could not be read.
     */
    public let failed: UInt64
    /**
     * Of these, somebody should look at.
     */
    public let disagreeing: UInt64
    /**
     * Left out, because they were there already.
     */
    public let duplicates: UInt64
    /**
     * Left out for other reasons.
     */
    public let leftOut: UInt64

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Given out.
         */rows: UInt64,
        /**
         * Of these, could not be read.
         */failed: UInt64,
        /**
         * Of these, somebody should look at.
         */disagreeing: UInt64,
        /**
         * Left out, because they were there already.
         */duplicates: UInt64,
        /**
         * Left out for other reasons.
         */leftOut: UInt64) {
        self.rows = rows
        self.failed = failed
        self.disagreeing = disagreeing
        self.duplicates = duplicates
        self.leftOut = leftOut
    }




}

#if compiler(>=6)
extension EngineTally: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineTally: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineTally {
        return
            try EngineTally(
                rows: FfiConverterUInt64.read(from: &buf),
                failed: FfiConverterUInt64.read(from: &buf),
                disagreeing: FfiConverterUInt64.read(from: &buf),
                duplicates: FfiConverterUInt64.read(from: &buf),
                leftOut: FfiConverterUInt64.read(from: &buf)
        )
    }

    public static func write(_ value: EngineTally, into buf: inout [UInt8]) {
        FfiConverterUInt64.write(value.rows, into: &buf)
        FfiConverterUInt64.write(value.failed, into: &buf)
        FfiConverterUInt64.write(value.disagreeing, into: &buf)
        FfiConverterUInt64.write(value.duplicates, into: &buf)
        FfiConverterUInt64.write(value.leftOut, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTally_lift(_ buf: RustBuffer) throws -> EngineTally {
    return try FfiConverterTypeEngineTally.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTally_lower(_ value: EngineTally) -> RustBuffer {
    return FfiConverterTypeEngineTally.lower(value)
}


/**
 * One line of totals.
 */
public struct EngineTotal: Equatable, Hashable {
    /**
     * What its rows have in common.
     */
    public let label: String
    /**
     * The currency.
     */
    public let currency: String
    /**
     * How many rows.
     */
    public let rows: UInt64
    /**
     * What came in, as a decimal number: it may be more than any one amount.
     */
    public let paid: String
    /**
     * What went back.
     */
    public let refunded: String
    /**
     * What can still go back.
     */
    public let refundable: String
    /**
     * Of the rows, somebody should look at.
     */
    public let disagreeing: UInt64

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * What its rows have in common.
         */label: String,
        /**
         * The currency.
         */currency: String,
        /**
         * How many rows.
         */rows: UInt64,
        /**
         * What came in, as a decimal number: it may be more than any one amount.
         */paid: String,
        /**
         * What went back.
         */refunded: String,
        /**
         * What can still go back.
         */refundable: String,
        /**
         * Of the rows, somebody should look at.
         */disagreeing: UInt64) {
        self.label = label
        self.currency = currency
        self.rows = rows
        self.paid = paid
        self.refunded = refunded
        self.refundable = refundable
        self.disagreeing = disagreeing
    }




}

#if compiler(>=6)
extension EngineTotal: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineTotal: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineTotal {
        return
            try EngineTotal(
                label: FfiConverterString.read(from: &buf),
                currency: FfiConverterString.read(from: &buf),
                rows: FfiConverterUInt64.read(from: &buf),
                paid: FfiConverterString.read(from: &buf),
                refunded: FfiConverterString.read(from: &buf),
                refundable: FfiConverterString.read(from: &buf),
                disagreeing: FfiConverterUInt64.read(from: &buf)
        )
    }

    public static func write(_ value: EngineTotal, into buf: inout [UInt8]) {
        FfiConverterString.write(value.label, into: &buf)
        FfiConverterString.write(value.currency, into: &buf)
        FfiConverterUInt64.write(value.rows, into: &buf)
        FfiConverterString.write(value.paid, into: &buf)
        FfiConverterString.write(value.refunded, into: &buf)
        FfiConverterString.write(value.refundable, into: &buf)
        FfiConverterUInt64.write(value.disagreeing, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTotal_lift(_ buf: RustBuffer) throws -> EngineTotal {
    return try FfiConverterTypeEngineTotal.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTotal_lower(_ value: EngineTotal) -> RustBuffer {
    return FfiConverterTypeEngineTotal.lower(value)
}


/**
 * What a gateway says of a payment.
 */
public struct EngineTransaction {
    /**
     * The account it was read with.
     */
    public let account: String
    /**
     * The gateway.
     */
    public let gateway: String
    /**
     * The gateway's own id.
     */
    public let id: String
    /**
     * The merchant's own reference.
     */
    public let reference: String?
    /**
     * What kind of transaction it is.
     */
    public let kind: String
    /**
     * The payment a refund belongs to.
     */
    public let parentId: String?
    /**
     * Where it stands.
     */
    public let status: String
    /**
     * The gateway's own word for the status.
     */
    public let statusWord: String
    /**
     * The full amount.
     */
    public let amount: EngineMoney
    /**
     * What went back so far.
     */
    public let refunded: EngineMoney?
    /**
     * What can still go back.
     */
    public let refundable: EngineMoney?
    /**
     * The refunds that the gateway lists.
     */
    public let refunds: [EngineListedRefund]?
    /**
     * The gateway's word for the method of payment.
     */
    public let method: String?
    /**
     * When it was created.
     */
    public let createdAt: EngineInstant?
    /**
     * When it was paid.
     */
    public let paidAt: EngineInstant?
    /**
     * When it was last refunded.
     */
    public let refundedAt: EngineInstant?
    /**
     * When it last changed.
     */
    public let updatedAt: EngineInstant?
    /**
     * What only this gateway says.
     */
    public let details: EngineDetails
    /**
     * The untouched reply.
     */
    public let raw: Data
    /**
     * The engine's own copy.
     */
    public let handle: EngineHandle

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The account it was read with.
         */account: String,
        /**
         * The gateway.
         */gateway: String,
        /**
         * The gateway's own id.
         */id: String,
        /**
         * The merchant's own reference.
         */reference: String?,
        /**
         * What kind of transaction it is.
         */kind: String,
        /**
         * The payment a refund belongs to.
         */parentId: String?,
        /**
         * Where it stands.
         */status: String,
        /**
         * The gateway's own word for the status.
         */statusWord: String,
        /**
         * The full amount.
         */amount: EngineMoney,
        /**
         * What went back so far.
         */refunded: EngineMoney?,
        /**
         * What can still go back.
         */refundable: EngineMoney?,
        /**
         * The refunds that the gateway lists.
         */refunds: [EngineListedRefund]?,
        /**
         * The gateway's word for the method of payment.
         */method: String?,
        /**
         * When it was created.
         */createdAt: EngineInstant?,
        /**
         * When it was paid.
         */paidAt: EngineInstant?,
        /**
         * When it was last refunded.
         */refundedAt: EngineInstant?,
        /**
         * When it last changed.
         */updatedAt: EngineInstant?,
        /**
         * What only this gateway says.
         */details: EngineDetails,
        /**
         * The untouched reply.
         */raw: Data,
        /**
         * The engine's own copy.
         */handle: EngineHandle) {
        self.account = account
        self.gateway = gateway
        self.id = id
        self.reference = reference
        self.kind = kind
        self.parentId = parentId
        self.status = status
        self.statusWord = statusWord
        self.amount = amount
        self.refunded = refunded
        self.refundable = refundable
        self.refunds = refunds
        self.method = method
        self.createdAt = createdAt
        self.paidAt = paidAt
        self.refundedAt = refundedAt
        self.updatedAt = updatedAt
        self.details = details
        self.raw = raw
        self.handle = handle
    }




}

#if compiler(>=6)
extension EngineTransaction: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineTransaction: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineTransaction {
        return
            try EngineTransaction(
                account: FfiConverterString.read(from: &buf),
                gateway: FfiConverterString.read(from: &buf),
                id: FfiConverterString.read(from: &buf),
                reference: FfiConverterOptionString.read(from: &buf),
                kind: FfiConverterString.read(from: &buf),
                parentId: FfiConverterOptionString.read(from: &buf),
                status: FfiConverterString.read(from: &buf),
                statusWord: FfiConverterString.read(from: &buf),
                amount: FfiConverterTypeEngineMoney.read(from: &buf),
                refunded: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                refundable: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                refunds: FfiConverterOptionSequenceTypeEngineListedRefund.read(from: &buf),
                method: FfiConverterOptionString.read(from: &buf),
                createdAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                paidAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                refundedAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                updatedAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                details: FfiConverterTypeEngineDetails.read(from: &buf),
                raw: FfiConverterData.read(from: &buf),
                handle: FfiConverterTypeEngineHandle.read(from: &buf)
        )
    }

    public static func write(_ value: EngineTransaction, into buf: inout [UInt8]) {
        FfiConverterString.write(value.account, into: &buf)
        FfiConverterString.write(value.gateway, into: &buf)
        FfiConverterString.write(value.id, into: &buf)
        FfiConverterOptionString.write(value.reference, into: &buf)
        FfiConverterString.write(value.kind, into: &buf)
        FfiConverterOptionString.write(value.parentId, into: &buf)
        FfiConverterString.write(value.status, into: &buf)
        FfiConverterString.write(value.statusWord, into: &buf)
        FfiConverterTypeEngineMoney.write(value.amount, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.refunded, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.refundable, into: &buf)
        FfiConverterOptionSequenceTypeEngineListedRefund.write(value.refunds, into: &buf)
        FfiConverterOptionString.write(value.method, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.createdAt, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.paidAt, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.refundedAt, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.updatedAt, into: &buf)
        FfiConverterTypeEngineDetails.write(value.details, into: &buf)
        FfiConverterData.write(value.raw, into: &buf)
        FfiConverterTypeEngineHandle.write(value.handle, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTransaction_lift(_ buf: RustBuffer) throws -> EngineTransaction {
    return try FfiConverterTypeEngineTransaction.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTransaction_lower(_ value: EngineTransaction) -> RustBuffer {
    return FfiConverterTypeEngineTransaction.lower(value)
}


/**
 * Which payments to list.
 */
public struct EngineTransactionFilter: Equatable, Hashable {
    /**
     * Created at or after this instant.
     */
    public let from: EngineInstant?
    /**
     * Created before this instant.
     */
    public let to: EngineInstant?
    /**
     * One whole day in UTC.
     */
    public let day: String?
    /**
     * The gateway's own word for the status.
     */
    public let status: String?
    /**
     * Only this method.
     */
    public let method: String?
    /**
     * The merchant's reference.
     */
    public let reference: String?
    /**
     * Whose, where the gateway asks.
     */
    public let owner: String?
    /**
     * How many at a time.
     */
    public let pageSize: Int64?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Created at or after this instant.
         */from: EngineInstant?,
        /**
         * Created before this instant.
         */to: EngineInstant?,
        /**
         * One whole day in UTC.
         */day: String?,
        /**
         * The gateway's own word for the status.
         */status: String?,
        /**
         * Only this method.
         */method: String?,
        /**
         * The merchant's reference.
         */reference: String?,
        /**
         * Whose, where the gateway asks.
         */owner: String?,
        /**
         * How many at a time.
         */pageSize: Int64?) {
        self.from = from
        self.to = to
        self.day = day
        self.status = status
        self.method = method
        self.reference = reference
        self.owner = owner
        self.pageSize = pageSize
    }




}

#if compiler(>=6)
extension EngineTransactionFilter: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineTransactionFilter: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineTransactionFilter {
        return
            try EngineTransactionFilter(
                from: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                to: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                day: FfiConverterOptionString.read(from: &buf),
                status: FfiConverterOptionString.read(from: &buf),
                method: FfiConverterOptionString.read(from: &buf),
                reference: FfiConverterOptionString.read(from: &buf),
                owner: FfiConverterOptionString.read(from: &buf),
                pageSize: FfiConverterOptionInt64.read(from: &buf)
        )
    }

    public static func write(_ value: EngineTransactionFilter, into buf: inout [UInt8]) {
        FfiConverterOptionTypeEngineInstant.write(value.from, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.to, into: &buf)
        FfiConverterOptionString.write(value.day, into: &buf)
        FfiConverterOptionString.write(value.status, into: &buf)
        FfiConverterOptionString.write(value.method, into: &buf)
        FfiConverterOptionString.write(value.reference, into: &buf)
        FfiConverterOptionString.write(value.owner, into: &buf)
        FfiConverterOptionInt64.write(value.pageSize, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTransactionFilter_lift(_ buf: RustBuffer) throws -> EngineTransactionFilter {
    return try FfiConverterTypeEngineTransactionFilter.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineTransactionFilter_lower(_ value: EngineTransactionFilter) -> RustBuffer {
    return FfiConverterTypeEngineTransactionFilter.lower(value)
}


/**
 * One closed set.
 */
public struct EngineWords: Equatable, Hashable {
    /**
     * The name of the set.
     */
    public let set: String
    /**
     * All words of it.
     */
    public let words: [String]

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The name of the set.
         */set: String,
        /**
         * All words of it.
         */words: [String]) {
        self.set = set
        self.words = words
    }




}

#if compiler(>=6)
extension EngineWords: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineWords: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineWords {
        return
            try EngineWords(
                set: FfiConverterString.read(from: &buf),
                words: FfiConverterSequenceString.read(from: &buf)
        )
    }

    public static func write(_ value: EngineWords, into buf: inout [UInt8]) {
        FfiConverterString.write(value.set, into: &buf)
        FfiConverterSequenceString.write(value.words, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineWords_lift(_ buf: RustBuffer) throws -> EngineWords {
    return try FfiConverterTypeEngineWords.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineWords_lower(_ value: EngineWords) -> RustBuffer {
    return FfiConverterTypeEngineWords.lower(value)
}


/**
 * Fields of a Yedpay transaction.
 */
public struct EngineYedpayDetails: Equatable, Hashable {
    public let userId: String?
    public let companyId: String?
    public let storeId: String?
    public let gatewayId: Int64?
    public let gatewaySubId: Int64?
    public let gatewaySubName: String?
    public let gatewayCode: String?
    public let barcodeId: String?
    public let paymentLinkId: String?
    public let charge: EngineMoney?
    public let refundCharge: EngineMoney?
    public let net: EngineMoney?
    public let tips: EngineMoney?
    public let forex: String?
    public let canSettleAfter: EngineInstant?
    public let isBalanceSettled: Bool?
    public let settledAt: EngineInstant?
    public let transactionId: String?
    public let referenceId: String?
    public let payer: String?
    public let buyerId: String?
    public let walletType: String?
    public let extraParameters: String?
    public let fixedId: String?
    public let expiredAt: EngineInstant?
    public let pinKey: String?
    public let links: [EngineLink]
    public let cancellation: EngineActionDetails?
    public let refund: EngineActionDetails?
    public let failure: EngineActionDetails?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(userId: String?, companyId: String?, storeId: String?, gatewayId: Int64?, gatewaySubId: Int64?, gatewaySubName: String?, gatewayCode: String?, barcodeId: String?, paymentLinkId: String?, charge: EngineMoney?, refundCharge: EngineMoney?, net: EngineMoney?, tips: EngineMoney?, forex: String?, canSettleAfter: EngineInstant?, isBalanceSettled: Bool?, settledAt: EngineInstant?, transactionId: String?, referenceId: String?, payer: String?, buyerId: String?, walletType: String?, extraParameters: String?, fixedId: String?, expiredAt: EngineInstant?, pinKey: String?, links: [EngineLink], cancellation: EngineActionDetails?, refund: EngineActionDetails?, failure: EngineActionDetails?) {
        self.userId = userId
        self.companyId = companyId
        self.storeId = storeId
        self.gatewayId = gatewayId
        self.gatewaySubId = gatewaySubId
        self.gatewaySubName = gatewaySubName
        self.gatewayCode = gatewayCode
        self.barcodeId = barcodeId
        self.paymentLinkId = paymentLinkId
        self.charge = charge
        self.refundCharge = refundCharge
        self.net = net
        self.tips = tips
        self.forex = forex
        self.canSettleAfter = canSettleAfter
        self.isBalanceSettled = isBalanceSettled
        self.settledAt = settledAt
        self.transactionId = transactionId
        self.referenceId = referenceId
        self.payer = payer
        self.buyerId = buyerId
        self.walletType = walletType
        self.extraParameters = extraParameters
        self.fixedId = fixedId
        self.expiredAt = expiredAt
        self.pinKey = pinKey
        self.links = links
        self.cancellation = cancellation
        self.refund = refund
        self.failure = failure
    }




}

#if compiler(>=6)
extension EngineYedpayDetails: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineYedpayDetails: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineYedpayDetails {
        return
            try EngineYedpayDetails(
                userId: FfiConverterOptionString.read(from: &buf),
                companyId: FfiConverterOptionString.read(from: &buf),
                storeId: FfiConverterOptionString.read(from: &buf),
                gatewayId: FfiConverterOptionInt64.read(from: &buf),
                gatewaySubId: FfiConverterOptionInt64.read(from: &buf),
                gatewaySubName: FfiConverterOptionString.read(from: &buf),
                gatewayCode: FfiConverterOptionString.read(from: &buf),
                barcodeId: FfiConverterOptionString.read(from: &buf),
                paymentLinkId: FfiConverterOptionString.read(from: &buf),
                charge: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                refundCharge: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                net: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                tips: FfiConverterOptionTypeEngineMoney.read(from: &buf),
                forex: FfiConverterOptionString.read(from: &buf),
                canSettleAfter: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                isBalanceSettled: FfiConverterOptionBool.read(from: &buf),
                settledAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                transactionId: FfiConverterOptionString.read(from: &buf),
                referenceId: FfiConverterOptionString.read(from: &buf),
                payer: FfiConverterOptionString.read(from: &buf),
                buyerId: FfiConverterOptionString.read(from: &buf),
                walletType: FfiConverterOptionString.read(from: &buf),
                extraParameters: FfiConverterOptionString.read(from: &buf),
                fixedId: FfiConverterOptionString.read(from: &buf),
                expiredAt: FfiConverterOptionTypeEngineInstant.read(from: &buf),
                pinKey: FfiConverterOptionString.read(from: &buf),
                links: FfiConverterSequenceTypeEngineLink.read(from: &buf),
                cancellation: FfiConverterOptionTypeEngineActionDetails.read(from: &buf),
                refund: FfiConverterOptionTypeEngineActionDetails.read(from: &buf),
                failure: FfiConverterOptionTypeEngineActionDetails.read(from: &buf)
        )
    }

    public static func write(_ value: EngineYedpayDetails, into buf: inout [UInt8]) {
        FfiConverterOptionString.write(value.userId, into: &buf)
        FfiConverterOptionString.write(value.companyId, into: &buf)
        FfiConverterOptionString.write(value.storeId, into: &buf)
        FfiConverterOptionInt64.write(value.gatewayId, into: &buf)
        FfiConverterOptionInt64.write(value.gatewaySubId, into: &buf)
        FfiConverterOptionString.write(value.gatewaySubName, into: &buf)
        FfiConverterOptionString.write(value.gatewayCode, into: &buf)
        FfiConverterOptionString.write(value.barcodeId, into: &buf)
        FfiConverterOptionString.write(value.paymentLinkId, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.charge, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.refundCharge, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.net, into: &buf)
        FfiConverterOptionTypeEngineMoney.write(value.tips, into: &buf)
        FfiConverterOptionString.write(value.forex, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.canSettleAfter, into: &buf)
        FfiConverterOptionBool.write(value.isBalanceSettled, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.settledAt, into: &buf)
        FfiConverterOptionString.write(value.transactionId, into: &buf)
        FfiConverterOptionString.write(value.referenceId, into: &buf)
        FfiConverterOptionString.write(value.payer, into: &buf)
        FfiConverterOptionString.write(value.buyerId, into: &buf)
        FfiConverterOptionString.write(value.walletType, into: &buf)
        FfiConverterOptionString.write(value.extraParameters, into: &buf)
        FfiConverterOptionString.write(value.fixedId, into: &buf)
        FfiConverterOptionTypeEngineInstant.write(value.expiredAt, into: &buf)
        FfiConverterOptionString.write(value.pinKey, into: &buf)
        FfiConverterSequenceTypeEngineLink.write(value.links, into: &buf)
        FfiConverterOptionTypeEngineActionDetails.write(value.cancellation, into: &buf)
        FfiConverterOptionTypeEngineActionDetails.write(value.refund, into: &buf)
        FfiConverterOptionTypeEngineActionDetails.write(value.failure, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineYedpayDetails_lift(_ buf: RustBuffer) throws -> EngineYedpayDetails {
    return try FfiConverterTypeEngineYedpayDetails.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineYedpayDetails_lower(_ value: EngineYedpayDetails) -> RustBuffer {
    return FfiConverterTypeEngineYedpayDetails.lower(value)
}


/**
 * The end of a call, or a step on the way to it.
 */

public enum EngineAnswer {

    /**
     * The end was told before.
     */
    case over
    /**
     * A step: one refund of many ended.
     */
    case refundDone(
        /**
         * How.
         */done: EngineDone,
        /**
         * The refund, where there was no error.
         */refund: EngineRefund?
    )
    /**
     * A step: one question of many ended.
     */
    case transactionDone(
        /**
         * How.
         */done: EngineDone,
        /**
         * The payment, where there was no error.
         */transaction: EngineTransaction?
    )
    /**
     * A step: a refund was brought on.
     */
    case settled(
        /**
         * The refund as it stands now.
         */refund: EngineRefund,
        /**
         * Refunds that ended so far.
         */ended: UInt64,
        /**
         * Refunds that were found open.
         */found: UInt64
    )
    /**
     * The end, with nothing to tell.
     */
    case nothing
    /**
     * The end.
     */
    case refund(
        /**
         * It.
         */refund: EngineRefund
    )
    /**
     * The end.
     */
    case settlement(
        /**
         * What ended.
         */ended: [EngineRefund],
        /**
         * What is still open.
         */`open`: [EngineRefund]
    )
    /**
     * The end.
     */
    case transaction(
        /**
         * It.
         */transaction: EngineTransaction
    )
    /**
     * The end.
     */
    case transactions(
        /**
         * They.
         */transactions: [EngineTransaction]
    )
    /**
     * The end.
     */
    case payee(
        /**
         * It.
         */payee: EnginePayee
    )
    /**
     * The end.
     */
    case event(
        /**
         * It.
         */event: EngineEvent
    )
    /**
     * The end.
     */
    case check(
        /**
         * It.
         */check: EngineCheck
    )
    /**
     * The end.
     */
    case rows(
        /**
         * To be read.
         */rows: EngineRows
    )
    /**
     * The end.
     */
    case row(
        /**
         * It.
         */row: EngineRow
    )
    /**
     * The end.
     */
    case texts(
        /**
         * They.
         */texts: [String]
    )
    /**
     * The end.
     */
    case flag(
        /**
         * It.
         */flag: Bool
    )





}

#if compiler(>=6)
extension EngineAnswer: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineAnswer: FfiConverterRustBuffer {
    typealias SwiftType = EngineAnswer

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineAnswer {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .over

        case 2: return .refundDone(done: try FfiConverterTypeEngineDone.read(from: &buf), refund: try FfiConverterOptionTypeEngineRefund.read(from: &buf)
        )

        case 3: return .transactionDone(done: try FfiConverterTypeEngineDone.read(from: &buf), transaction: try FfiConverterOptionTypeEngineTransaction.read(from: &buf)
        )

        case 4: return .settled(refund: try FfiConverterTypeEngineRefund.read(from: &buf), ended: try FfiConverterUInt64.read(from: &buf), found: try FfiConverterUInt64.read(from: &buf)
        )

        case 5: return .nothing

        case 6: return .refund(refund: try FfiConverterTypeEngineRefund.read(from: &buf)
        )

        case 7: return .settlement(ended: try FfiConverterSequenceTypeEngineRefund.read(from: &buf), open: try FfiConverterSequenceTypeEngineRefund.read(from: &buf)
        )

        case 8: return .transaction(transaction: try FfiConverterTypeEngineTransaction.read(from: &buf)
        )

        case 9: return .transactions(transactions: try FfiConverterSequenceTypeEngineTransaction.read(from: &buf)
        )

        case 10: return .payee(payee: try FfiConverterTypeEnginePayee.read(from: &buf)
        )

        case 11: return .event(event: try FfiConverterTypeEngineEvent.read(from: &buf)
        )

        case 12: return .check(check: try FfiConverterTypeEngineCheck.read(from: &buf)
        )

        case 13: return .rows(rows: try FfiConverterTypeEngineRows.read(from: &buf)
        )

        case 14: return .row(row: try FfiConverterTypeEngineRow.read(from: &buf)
        )

        case 15: return .texts(texts: try FfiConverterSequenceString.read(from: &buf)
        )

        case 16: return .flag(flag: try FfiConverterBool.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineAnswer, into buf: inout [UInt8]) {
        switch value {


        case .over:
            writeInt(&buf, Int32(1))


        case let .refundDone(done,refund):
            writeInt(&buf, Int32(2))
            FfiConverterTypeEngineDone.write(done, into: &buf)
            FfiConverterOptionTypeEngineRefund.write(refund, into: &buf)


        case let .transactionDone(done,transaction):
            writeInt(&buf, Int32(3))
            FfiConverterTypeEngineDone.write(done, into: &buf)
            FfiConverterOptionTypeEngineTransaction.write(transaction, into: &buf)


        case let .settled(refund,ended,found):
            writeInt(&buf, Int32(4))
            FfiConverterTypeEngineRefund.write(refund, into: &buf)
            FfiConverterUInt64.write(ended, into: &buf)
            FfiConverterUInt64.write(found, into: &buf)


        case .nothing:
            writeInt(&buf, Int32(5))


        case let .refund(refund):
            writeInt(&buf, Int32(6))
            FfiConverterTypeEngineRefund.write(refund, into: &buf)


        case let .settlement(ended,`open`):
            writeInt(&buf, Int32(7))
            FfiConverterSequenceTypeEngineRefund.write(ended, into: &buf)
            FfiConverterSequenceTypeEngineRefund.write(`open`, into: &buf)


        case let .transaction(transaction):
            writeInt(&buf, Int32(8))
            FfiConverterTypeEngineTransaction.write(transaction, into: &buf)


        case let .transactions(transactions):
            writeInt(&buf, Int32(9))
            FfiConverterSequenceTypeEngineTransaction.write(transactions, into: &buf)


        case let .payee(payee):
            writeInt(&buf, Int32(10))
            FfiConverterTypeEnginePayee.write(payee, into: &buf)


        case let .event(event):
            writeInt(&buf, Int32(11))
            FfiConverterTypeEngineEvent.write(event, into: &buf)


        case let .check(check):
            writeInt(&buf, Int32(12))
            FfiConverterTypeEngineCheck.write(check, into: &buf)


        case let .rows(rows):
            writeInt(&buf, Int32(13))
            FfiConverterTypeEngineRows.write(rows, into: &buf)


        case let .row(row):
            writeInt(&buf, Int32(14))
            FfiConverterTypeEngineRow.write(row, into: &buf)


        case let .texts(texts):
            writeInt(&buf, Int32(15))
            FfiConverterSequenceString.write(texts, into: &buf)


        case let .flag(flag):
            writeInt(&buf, Int32(16))
            FfiConverterBool.write(flag, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAnswer_lift(_ buf: RustBuffer) throws -> EngineAnswer {
    return try FfiConverterTypeEngineAnswer.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineAnswer_lower(_ value: EngineAnswer) -> RustBuffer {
    return FfiConverterTypeEngineAnswer.lower(value)
}



/**
 * What a gateway asks for.
 */

public enum EngineCredentials: Equatable, Hashable {

    /**
     * Of Pockyt.
     */
    case pockyt(
        /**
         * The merchant's number.
         */merchantNo: String,
        /**
         * The store's number.
         */storeNo: String,
        /**
         * Secret.
         */token: String,
        /**
         * The group's number, of partners.
         */groupNo: String?,
        /**
         * Where Pockyt sends its webhooks.
         */notificationUrl: String?
    )
    /**
     * Of Yedpay.
     */
    case yedpay(
        /**
         * Secret; this or the API key.
         */accessToken: String?,
        /**
         * Secret; this or the access token.
         */apiKey: String?,
        /**
         * Secret; webhooks are verified with it.
         */signKey: String?
    )
    /**
     * Of PayCross.
     */
    case paycross(
        /**
         * The shop's id.
         */shopId: String,
        /**
         * Secret.
         */secretKey: String,
        /**
         * Webhooks are verified with it.
         */publicKey: String?,
        /**
         * The host for alternative methods of payment.
         */apmUrl: String?,
        /**
         * The host for cards.
         */cardUrl: String?,
        /**
         * The host for reports.
         */adminUrl: String?,
        /**
         * `either`, `apm` or `card`.
         */service: String,
        /**
         * `undecided`, `iso4217` or `vendor`.
         */minorUnits: String,
        /**
         * Whether only test transactions are made.
         */test: Bool?
    )





}

#if compiler(>=6)
extension EngineCredentials: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineCredentials: FfiConverterRustBuffer {
    typealias SwiftType = EngineCredentials

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineCredentials {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .pockyt(merchantNo: try FfiConverterString.read(from: &buf), storeNo: try FfiConverterString.read(from: &buf), token: try FfiConverterString.read(from: &buf), groupNo: try FfiConverterOptionString.read(from: &buf), notificationUrl: try FfiConverterOptionString.read(from: &buf)
        )

        case 2: return .yedpay(accessToken: try FfiConverterOptionString.read(from: &buf), apiKey: try FfiConverterOptionString.read(from: &buf), signKey: try FfiConverterOptionString.read(from: &buf)
        )

        case 3: return .paycross(shopId: try FfiConverterString.read(from: &buf), secretKey: try FfiConverterString.read(from: &buf), publicKey: try FfiConverterOptionString.read(from: &buf), apmUrl: try FfiConverterOptionString.read(from: &buf), cardUrl: try FfiConverterOptionString.read(from: &buf), adminUrl: try FfiConverterOptionString.read(from: &buf), service: try FfiConverterString.read(from: &buf), minorUnits: try FfiConverterString.read(from: &buf), test: try FfiConverterOptionBool.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineCredentials, into buf: inout [UInt8]) {
        switch value {


        case let .pockyt(merchantNo,storeNo,token,groupNo,notificationUrl):
            writeInt(&buf, Int32(1))
            FfiConverterString.write(merchantNo, into: &buf)
            FfiConverterString.write(storeNo, into: &buf)
            FfiConverterString.write(token, into: &buf)
            FfiConverterOptionString.write(groupNo, into: &buf)
            FfiConverterOptionString.write(notificationUrl, into: &buf)


        case let .yedpay(accessToken,apiKey,signKey):
            writeInt(&buf, Int32(2))
            FfiConverterOptionString.write(accessToken, into: &buf)
            FfiConverterOptionString.write(apiKey, into: &buf)
            FfiConverterOptionString.write(signKey, into: &buf)


        case let .paycross(shopId,secretKey,publicKey,apmUrl,cardUrl,adminUrl,service,minorUnits,test):
            writeInt(&buf, Int32(3))
            FfiConverterString.write(shopId, into: &buf)
            FfiConverterString.write(secretKey, into: &buf)
            FfiConverterOptionString.write(publicKey, into: &buf)
            FfiConverterOptionString.write(apmUrl, into: &buf)
            FfiConverterOptionString.write(cardUrl, into: &buf)
            FfiConverterOptionString.write(adminUrl, into: &buf)
            FfiConverterString.write(service, into: &buf)
            FfiConverterString.write(minorUnits, into: &buf)
            FfiConverterOptionBool.write(test, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCredentials_lift(_ buf: RustBuffer) throws -> EngineCredentials {
    return try FfiConverterTypeEngineCredentials.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineCredentials_lower(_ value: EngineCredentials) -> RustBuffer {
    return FfiConverterTypeEngineCredentials.lower(value)
}



/**
 * What only one gateway says.
 */

public enum EngineDetails: Equatable, Hashable {

    /**
     * Pockyt.
     */
    case pockyt(
        /**
         * Its fields.
         */details: EnginePockytDetails
    )
    /**
     * Yedpay.
     */
    case yedpay(
        /**
         * Its fields.
         */details: EngineYedpayDetails
    )
    /**
     * PayCross.
     */
    case paycross(
        /**
         * Its fields.
         */details: EnginePaycrossDetails
    )





}

#if compiler(>=6)
extension EngineDetails: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineDetails: FfiConverterRustBuffer {
    typealias SwiftType = EngineDetails

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineDetails {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .pockyt(details: try FfiConverterTypeEnginePockytDetails.read(from: &buf)
        )

        case 2: return .yedpay(details: try FfiConverterTypeEngineYedpayDetails.read(from: &buf)
        )

        case 3: return .paycross(details: try FfiConverterTypeEnginePaycrossDetails.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineDetails, into buf: inout [UInt8]) {
        switch value {


        case let .pockyt(details):
            writeInt(&buf, Int32(1))
            FfiConverterTypeEnginePockytDetails.write(details, into: &buf)


        case let .yedpay(details):
            writeInt(&buf, Int32(2))
            FfiConverterTypeEngineYedpayDetails.write(details, into: &buf)


        case let .paycross(details):
            writeInt(&buf, Int32(3))
            FfiConverterTypeEnginePaycrossDetails.write(details, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineDetails_lift(_ buf: RustBuffer) throws -> EngineDetails {
    return try FfiConverterTypeEngineDetails.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineDetails_lower(_ value: EngineDetails) -> RustBuffer {
    return FfiConverterTypeEngineDetails.lower(value)
}



/**
 * Which of a gateway's systems.
 */

public enum EngineEnvironment: Equatable, Hashable {

    /**
     * Where money moves.
     */
    case production
    /**
     * The gateway's own system for tests.
     */
    case sandbox
    /**
     * Another one.
     */
    case at(
        /**
         * Its base address.
         */url: String
    )





}

#if compiler(>=6)
extension EngineEnvironment: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineEnvironment: FfiConverterRustBuffer {
    typealias SwiftType = EngineEnvironment

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineEnvironment {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .production

        case 2: return .sandbox

        case 3: return .at(url: try FfiConverterString.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineEnvironment, into buf: inout [UInt8]) {
        switch value {


        case .production:
            writeInt(&buf, Int32(1))


        case .sandbox:
            writeInt(&buf, Int32(2))


        case let .at(url):
            writeInt(&buf, Int32(3))
            FfiConverterString.write(url, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineEnvironment_lift(_ buf: RustBuffer) throws -> EngineEnvironment {
    return try FfiConverterTypeEngineEnvironment.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineEnvironment_lower(_ value: EngineEnvironment) -> RustBuffer {
    return FfiConverterTypeEngineEnvironment.lower(value)
}



/**
 * An error of tillback's: no money moved because of the call that it ends.
 */
public
enum EngineFailure: Swift.Error, Equatable, Hashable {



    /**
     * All that is known.
     */
    case Told(
        /**
         * In one record, because a field called `message` can't stand beside that of an exception.
         */problem: EngineProblem
    )






}

#if compiler(>=6)
extension EngineFailure: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineFailure: FfiConverterRustBuffer {
    typealias SwiftType = EngineFailure

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineFailure {
        let variant: Int32 = try readInt(&buf)
        switch variant {




        case 1: return .Told(
            problem: try FfiConverterTypeEngineProblem.read(from: &buf)
            )

         default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineFailure, into buf: inout [UInt8]) {
        switch value {





        case let .Told(problem):
            writeInt(&buf, Int32(1))
            FfiConverterTypeEngineProblem.write(problem, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineFailure_lift(_ buf: RustBuffer) throws -> EngineFailure {
    return try FfiConverterTypeEngineFailure.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineFailure_lower(_ value: EngineFailure) -> RustBuffer {
    return FfiConverterTypeEngineFailure.lower(value)
}


/**
 * Where refunds are remembered.
 */

public enum EngineJournal: Equatable, Hashable {

    /**
     * Nowhere: the client only reads.
     */
    case nowhere
    /**
     * As long as the process lives.
     */
    case memory
    /**
     * In this file.
     */
    case file(
        /**
         * Its path.
         */path: String
    )





}

#if compiler(>=6)
extension EngineJournal: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineJournal: FfiConverterRustBuffer {
    typealias SwiftType = EngineJournal

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineJournal {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .nowhere

        case 2: return .memory

        case 3: return .file(path: try FfiConverterString.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineJournal, into buf: inout [UInt8]) {
        switch value {


        case .nowhere:
            writeInt(&buf, Int32(1))


        case .memory:
            writeInt(&buf, Int32(2))


        case let .file(path):
            writeInt(&buf, Int32(3))
            FfiConverterString.write(path, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineJournal_lift(_ buf: RustBuffer) throws -> EngineJournal {
    return try FfiConverterTypeEngineJournal.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineJournal_lower(_ value: EngineJournal) -> RustBuffer {
    return FfiConverterTypeEngineJournal.lower(value)
}



/**
 * The name of a payee.
 */

public enum EnginePayeeRef: Equatable, Hashable {

    /**
     * By the gateway's number.
     */
    case customerNo(
        /**
         * The number.
         */number: String
    )
    /**
     * By the program's own code.
     */
    case customerCode(
        /**
         * The code.
         */code: String
    )
    /**
     * By e-mail address.
     */
    case email(
        /**
         * The address.
         */address: String
    )





}

#if compiler(>=6)
extension EnginePayeeRef: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEnginePayeeRef: FfiConverterRustBuffer {
    typealias SwiftType = EnginePayeeRef

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EnginePayeeRef {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .customerNo(number: try FfiConverterString.read(from: &buf)
        )

        case 2: return .customerCode(code: try FfiConverterString.read(from: &buf)
        )

        case 3: return .email(address: try FfiConverterString.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EnginePayeeRef, into buf: inout [UInt8]) {
        switch value {


        case let .customerNo(number):
            writeInt(&buf, Int32(1))
            FfiConverterString.write(number, into: &buf)


        case let .customerCode(code):
            writeInt(&buf, Int32(2))
            FfiConverterString.write(code, into: &buf)


        case let .email(address):
            writeInt(&buf, Int32(3))
            FfiConverterString.write(address, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePayeeRef_lift(_ buf: RustBuffer) throws -> EnginePayeeRef {
    return try FfiConverterTypeEnginePayeeRef.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEnginePayeeRef_lower(_ value: EnginePayeeRef) -> RustBuffer {
    return FfiConverterTypeEnginePayeeRef.lower(value)
}



/**
 * The way to the gateways.
 */

public enum EngineProxy: Equatable, Hashable {

    /**
     * No proxy.
     */
    case direct
    /**
     * The one that the environment's variables name.
     */
    case environment
    /**
     * This one.
     */
    case at(
        /**
         * Its address.
         */url: String
    )





}

#if compiler(>=6)
extension EngineProxy: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineProxy: FfiConverterRustBuffer {
    typealias SwiftType = EngineProxy

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineProxy {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .direct

        case 2: return .environment

        case 3: return .at(url: try FfiConverterString.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineProxy, into buf: inout [UInt8]) {
        switch value {


        case .direct:
            writeInt(&buf, Int32(1))


        case .environment:
            writeInt(&buf, Int32(2))


        case let .at(url):
            writeInt(&buf, Int32(3))
            FfiConverterString.write(url, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineProxy_lift(_ buf: RustBuffer) throws -> EngineProxy {
    return try FfiConverterTypeEngineProxy.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineProxy_lower(_ value: EngineProxy) -> RustBuffer {
    return FfiConverterTypeEngineProxy.lower(value)
}



/**
 * Where the rows of a report come from.
 */

public enum EngineSource: Equatable, Hashable {

    /**
     * Payments by id or reference.
     */
    case references(
        /**
         * The account they were paid to.
         */account: String,
        /**
         * All of them. One that is none becomes a row that tells it.
         */references: [EngineRef]
    )
    /**
     * A column of a CSV file.
     */
    case csv(
        /**
         * The account they were paid to.
         */account: String,
        /**
         * The file's path.
         */path: String,
        /**
         * The column's heading.
         */column: String,
        /**
         * What stands in it: `gateway_id`, `merchant` or `scanned`.
         */kind: String
    )
    /**
     * What the gateway lists of some days, both included.
     */
    case days(
        /**
         * The account.
         */account: String,
        /**
         * The first day, such as `2026-11-01`.
         */first: String,
        /**
         * The last day.
         */last: String,
        /**
         * What else has to hold.
         */filter: EngineTransactionFilter
    )
    /**
     * The payments that the journal's refunds are about.
     */
    case journal(
        /**
         * Which refunds to begin with.
         */filter: EngineRefundFilter,
        /**
         * Whether the gateways are asked about each.
         */ask: Bool
    )





}

#if compiler(>=6)
extension EngineSource: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeEngineSource: FfiConverterRustBuffer {
    typealias SwiftType = EngineSource

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> EngineSource {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        case 1: return .references(account: try FfiConverterString.read(from: &buf), references: try FfiConverterSequenceTypeEngineRef.read(from: &buf)
        )

        case 2: return .csv(account: try FfiConverterString.read(from: &buf), path: try FfiConverterString.read(from: &buf), column: try FfiConverterString.read(from: &buf), kind: try FfiConverterString.read(from: &buf)
        )

        case 3: return .days(account: try FfiConverterString.read(from: &buf), first: try FfiConverterString.read(from: &buf), last: try FfiConverterString.read(from: &buf), filter: try FfiConverterTypeEngineTransactionFilter.read(from: &buf)
        )

        case 4: return .journal(filter: try FfiConverterTypeEngineRefundFilter.read(from: &buf), ask: try FfiConverterBool.read(from: &buf)
        )

        default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: EngineSource, into buf: inout [UInt8]) {
        switch value {


        case let .references(account,references):
            writeInt(&buf, Int32(1))
            FfiConverterString.write(account, into: &buf)
            FfiConverterSequenceTypeEngineRef.write(references, into: &buf)


        case let .csv(account,path,column,kind):
            writeInt(&buf, Int32(2))
            FfiConverterString.write(account, into: &buf)
            FfiConverterString.write(path, into: &buf)
            FfiConverterString.write(column, into: &buf)
            FfiConverterString.write(kind, into: &buf)


        case let .days(account,first,last,filter):
            writeInt(&buf, Int32(3))
            FfiConverterString.write(account, into: &buf)
            FfiConverterString.write(first, into: &buf)
            FfiConverterString.write(last, into: &buf)
            FfiConverterTypeEngineTransactionFilter.write(filter, into: &buf)


        case let .journal(filter,ask):
            writeInt(&buf, Int32(4))
            FfiConverterTypeEngineRefundFilter.write(filter, into: &buf)
            FfiConverterBool.write(ask, into: &buf)

        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineSource_lift(_ buf: RustBuffer) throws -> EngineSource {
    return try FfiConverterTypeEngineSource.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeEngineSource_lower(_ value: EngineSource) -> RustBuffer {
    return FfiConverterTypeEngineSource.lower(value)
}





/**
 * Takes lines of the log, on whichever thread has one to tell. What it throws is dropped.
 */
public protocol EngineLog: AnyObject, Sendable {

    /**
     * One line, and how much it matters.
     */
    func tell(level: String, line: String)

}


// Put the implementation in a struct so we don't pollute the top-level namespace
fileprivate struct UniffiCallbackInterfaceEngineLog {

    // Create the VTable using a series of closures.
    // Swift automatically converts these into C callback functions.
    //
    // Store the vtable directly.
    static let vtable: UniffiVTableCallbackInterfaceEngineLog = UniffiVTableCallbackInterfaceEngineLog(
        uniffiFree: { (uniffiHandle: UInt64) -> () in
            do {
                try FfiConverterCallbackInterfaceEngineLog.handleMap.remove(handle: uniffiHandle)
            } catch {
                print("Uniffi callback interface EngineLog: handle missing in uniffiFree")
            }
        },
        uniffiClone: { (uniffiHandle: UInt64) -> UInt64 in
            do {
                return try FfiConverterCallbackInterfaceEngineLog.handleMap.clone(handle: uniffiHandle)
            } catch {
                fatalError("Uniffi callback interface EngineLog: handle missing in uniffiClone")
            }
        },
        tell: { (
            uniffiHandle: UInt64,
            level: RustBuffer,
            line: RustBuffer,
            uniffiOutReturn: UnsafeMutableRawPointer,
            uniffiCallStatus: UnsafeMutablePointer<RustCallStatus>
        ) in
            let makeCall = {
                () throws -> () in
                guard let uniffiObj = try? FfiConverterCallbackInterfaceEngineLog.handleMap.get(handle: uniffiHandle) else {
                    throw UniffiInternalError.unexpectedStaleHandle
                }
                return uniffiObj.tell(
                     level: try FfiConverterString.lift(level),
                     line: try FfiConverterString.lift(line)
                )
            }


            let writeReturn = { () }
            uniffiTraitInterfaceCall(
                callStatus: uniffiCallStatus,
                makeCall: makeCall,
                writeReturn: writeReturn
            )
        }
    )

    // Rust stores this pointer for future callback invocations, so it must live
    // for the process lifetime (not just for the init function call).
    //
    // `nonisolated(unsafe)` is needed under Swift 6 strict concurrency.
    // This is safe because the pointee is initialized once during static init
    // and never mutated by either side of the FFI.  Its fields are C function pointers.
    nonisolated(unsafe) static let vtablePtr: UnsafePointer<UniffiVTableCallbackInterfaceEngineLog> = {
        let ptr = UnsafeMutablePointer<UniffiVTableCallbackInterfaceEngineLog>.allocate(capacity: 1)
        ptr.initialize(to: vtable)
        return UnsafePointer(ptr)
    }()
}

private func uniffiCallbackInitEngineLog() {
    uniffi_tillback_uniffi_fn_init_callback_vtable_enginelog(UniffiCallbackInterfaceEngineLog.vtablePtr)
}

// FfiConverter protocol for callback interfaces
#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterCallbackInterfaceEngineLog {
    fileprivate static let handleMap = UniffiHandleMap<EngineLog>()
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
extension FfiConverterCallbackInterfaceEngineLog : FfiConverter {
    typealias SwiftType = EngineLog
    typealias FfiType = UInt64

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lift(_ handle: UInt64) throws -> SwiftType {
        try handleMap.get(handle: handle)
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lower(_ v: SwiftType) -> UInt64 {
        return handleMap.insert(obj: v)
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func write(_ v: SwiftType, into buf: inout [UInt8]) {
        writeInt(&buf, lower(v))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterCallbackInterfaceEngineLog_lift(_ handle: UInt64) throws -> EngineLog {
    return try FfiConverterCallbackInterfaceEngineLog.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterCallbackInterfaceEngineLog_lower(_ v: EngineLog) -> UInt64 {
    return FfiConverterCallbackInterfaceEngineLog.lower(v)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionUInt16: FfiConverterRustBuffer {
    typealias SwiftType = UInt16?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterUInt16.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterUInt16.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionUInt64: FfiConverterRustBuffer {
    typealias SwiftType = UInt64?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterUInt64.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterUInt64.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionInt64: FfiConverterRustBuffer {
    typealias SwiftType = Int64?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterInt64.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterInt64.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionBool: FfiConverterRustBuffer {
    typealias SwiftType = Bool?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterBool.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterBool.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionString: FfiConverterRustBuffer {
    typealias SwiftType = String?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterString.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterString.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineCall: FfiConverterRustBuffer {
    typealias SwiftType = EngineCall?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineCall.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineCall.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineHandle: FfiConverterRustBuffer {
    typealias SwiftType = EngineHandle?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineHandle.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineHandle.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineActionDetails: FfiConverterRustBuffer {
    typealias SwiftType = EngineActionDetails?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineActionDetails.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineActionDetails.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineInstant: FfiConverterRustBuffer {
    typealias SwiftType = EngineInstant?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineInstant.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineInstant.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineMoney: FfiConverterRustBuffer {
    typealias SwiftType = EngineMoney?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineMoney.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineMoney.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineProblem: FfiConverterRustBuffer {
    typealias SwiftType = EngineProblem?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineProblem.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineProblem.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineRefund: FfiConverterRustBuffer {
    typealias SwiftType = EngineRefund?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineRefund.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineRefund.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeEngineTransaction: FfiConverterRustBuffer {
    typealias SwiftType = EngineTransaction?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeEngineTransaction.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeEngineTransaction.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionSequenceTypeEngineListedRefund: FfiConverterRustBuffer {
    typealias SwiftType = [EngineListedRefund]?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterSequenceTypeEngineListedRefund.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterSequenceTypeEngineListedRefund.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceString: FfiConverterRustBuffer {
    typealias SwiftType = [String]

    public static func write(_ value: [String], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterString.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [String] {
        let len: Int32 = try readInt(&buf)
        var seq = [String]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterString.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceData: FfiConverterRustBuffer {
    typealias SwiftType = [Data]

    public static func write(_ value: [Data], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterData.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [Data] {
        let len: Int32 = try readInt(&buf)
        var seq = [Data]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterData.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineAccount: FfiConverterRustBuffer {
    typealias SwiftType = [EngineAccount]

    public static func write(_ value: [EngineAccount], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineAccount.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineAccount] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineAccount]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineAccount.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineAttempt: FfiConverterRustBuffer {
    typealias SwiftType = [EngineAttempt]

    public static func write(_ value: [EngineAttempt], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineAttempt.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineAttempt] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineAttempt]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineAttempt.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineCatalogueLine: FfiConverterRustBuffer {
    typealias SwiftType = [EngineCatalogueLine]

    public static func write(_ value: [EngineCatalogueLine], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineCatalogueLine.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineCatalogueLine] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineCatalogueLine]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineCatalogueLine.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineHeader: FfiConverterRustBuffer {
    typealias SwiftType = [EngineHeader]

    public static func write(_ value: [EngineHeader], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineHeader.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineHeader] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineHeader]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineHeader.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineHistoryEntry: FfiConverterRustBuffer {
    typealias SwiftType = [EngineHistoryEntry]

    public static func write(_ value: [EngineHistoryEntry], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineHistoryEntry.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineHistoryEntry] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineHistoryEntry]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineHistoryEntry.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineLink: FfiConverterRustBuffer {
    typealias SwiftType = [EngineLink]

    public static func write(_ value: [EngineLink], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineLink.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineLink] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineLink]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineLink.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineListedRefund: FfiConverterRustBuffer {
    typealias SwiftType = [EngineListedRefund]

    public static func write(_ value: [EngineListedRefund], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineListedRefund.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineListedRefund] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineListedRefund]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineListedRefund.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineRef: FfiConverterRustBuffer {
    typealias SwiftType = [EngineRef]

    public static func write(_ value: [EngineRef], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineRef.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineRef] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineRef]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineRef.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineRefund: FfiConverterRustBuffer {
    typealias SwiftType = [EngineRefund]

    public static func write(_ value: [EngineRefund], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineRefund.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineRefund] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineRefund]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineRefund.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineRefundRequest: FfiConverterRustBuffer {
    typealias SwiftType = [EngineRefundRequest]

    public static func write(_ value: [EngineRefundRequest], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineRefundRequest.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineRefundRequest] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineRefundRequest]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineRefundRequest.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineTotal: FfiConverterRustBuffer {
    typealias SwiftType = [EngineTotal]

    public static func write(_ value: [EngineTotal], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineTotal.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineTotal] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineTotal]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineTotal.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineTransaction: FfiConverterRustBuffer {
    typealias SwiftType = [EngineTransaction]

    public static func write(_ value: [EngineTransaction], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineTransaction.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineTransaction] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineTransaction]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineTransaction.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineWords: FfiConverterRustBuffer {
    typealias SwiftType = [EngineWords]

    public static func write(_ value: [EngineWords], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineWords.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineWords] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineWords]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineWords.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeEngineAnswer: FfiConverterRustBuffer {
    typealias SwiftType = [EngineAnswer]

    public static func write(_ value: [EngineAnswer], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeEngineAnswer.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [EngineAnswer] {
        let len: Int32 = try readInt(&buf)
        var seq = [EngineAnswer]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeEngineAnswer.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterDictionaryStringString: FfiConverterRustBuffer {
    public static func write(_ value: [String: String], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for (key, value) in value {
            FfiConverterString.write(key, into: &buf)
            FfiConverterString.write(value, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [String: String] {
        let len: Int32 = try readInt(&buf)
        var dict = [String: String]()
        dict.reserveCapacity(Int(len))
        for _ in 0..<len {
            let key = try FfiConverterString.read(from: &buf)
            let value = try FfiConverterString.read(from: &buf)
            dict[key] = value
        }
        return dict
    }
}
private let UNIFFI_RUST_FUTURE_POLL_READY: Int8 = 0
private let UNIFFI_RUST_FUTURE_POLL_WAKE: Int8 = 1

fileprivate let uniffiContinuationHandleMap = UniffiHandleMap<UnsafeContinuation<Int8, Never>>()

fileprivate func uniffiRustCallAsync<F, T>(
    rustFutureFunc: () -> UInt64,
    pollFunc: (UInt64, @escaping UniffiRustFutureContinuationCallback, UInt64) -> (),
    completeFunc: (UInt64, UnsafeMutablePointer<RustCallStatus>) -> F,
    freeFunc: (UInt64) -> (),
    liftFunc: (F) throws -> T,
    errorHandler: ((RustBuffer) throws -> Swift.Error)?
) async throws -> T {
    // Make sure to call the ensure init function since future creation doesn't have a
    // RustCallStatus param, so doesn't use makeRustCall()
    uniffiEnsureTillbackUniffiInitialized()
    let rustFuture = rustFutureFunc()
    defer {
        freeFunc(rustFuture)
    }
    var pollResult: Int8;
    repeat {
        pollResult = await withUnsafeContinuation {
            pollFunc(
                rustFuture,
                { handle, pollResult in
                    uniffiFutureContinuationCallback(handle: handle, pollResult: pollResult)
                },
                uniffiContinuationHandleMap.insert(obj: $0)
            )
        }
    } while pollResult != UNIFFI_RUST_FUTURE_POLL_READY

    return try liftFunc(makeRustCall(
        { completeFunc(rustFuture, $0) },
        errorHandler: errorHandler
    ))
}

// Callback handlers for an async calls.  These are invoked by Rust when the future is ready.  They
// lift the return value or error and resume the suspended function.
fileprivate func uniffiFutureContinuationCallback(handle: UInt64, pollResult: Int8) {
    if let continuation = try? uniffiContinuationHandleMap.remove(handle: handle) {
        continuation.resume(returning: pollResult)
    } else {
        print("uniffiFutureContinuationCallback invalid handle")
    }
}
/**
 * What is told where the bridge itself failed: the same words as those of the engine.
 */
public func engineBug() -> EngineProblem  {
    return try!  FfiConverterTypeEngineProblem_lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_engine_bug(uniffiCallStatus
    )
})
}
/**
 * The error for text that can't cross, because it is no Unicode.
 */
public func engineTextInvalid() -> EngineProblem  {
    return try!  FfiConverterTypeEngineProblem_lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_engine_text_invalid(uniffiCallStatus
    )
})
}
/**
 * The statuses of refunds that are not over.
 */
public func openStatuses() -> [String]  {
    return try!  FfiConverterSequenceString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_open_statuses(uniffiCallStatus
    )
})
}
/**
 * Hands lines of the engine up to a level to `log`, in place of the one before. False where somebody else of this process has them.
 */
public func engineFollowLog(most: String, log: EngineLog)throws  -> Bool  {
    return try  FfiConverterBool.lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_engine_follow_log(
        FfiConverterString.lower(most),
        FfiConverterCallbackInterfaceEngineLog_lower(log),uniffiCallStatus
    )
})
}
/**
 * Ends that. When this returns, nothing more is told.
 */
public func engineLeaveLog()  {try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_engine_leave_log(uniffiCallStatus
    )
}
}
/**
 * Fails where two amounts can't be counted together.
 */
public func moneyAlike(one: EngineMoney, other: EngineMoney)throws   {try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_money_alike(
        FfiConverterTypeEngineMoney_lower(one),
        FfiConverterTypeEngineMoney_lower(other),uniffiCallStatus
    )
}
}
/**
 * What is left of one amount without another.
 */
public func moneyDifference(one: EngineMoney, other: EngineMoney)throws  -> EngineMoney  {
    return try  FfiConverterTypeEngineMoney_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_money_difference(
        FfiConverterTypeEngineMoney_lower(one),
        FfiConverterTypeEngineMoney_lower(other),uniffiCallStatus
    )
})
}
/**
 * An amount such as `12.50` in a currency.
 */
public func moneyFromDecimal(amount: String, currency: String)throws  -> EngineMoney  {
    return try  FfiConverterTypeEngineMoney_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_money_from_decimal(
        FfiConverterString.lower(amount),
        FfiConverterString.lower(currency),uniffiCallStatus
    )
})
}
/**
 * An amount in whole minor units.
 */
public func moneyFromMinor(minor: Int64, currency: String)throws  -> EngineMoney  {
    return try  FfiConverterTypeEngineMoney_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_money_from_minor(
        FfiConverterInt64.lower(minor),
        FfiConverterString.lower(currency),uniffiCallStatus
    )
})
}
/**
 * A text such as `12.50 HKD`.
 */
public func moneyParse(text: String)throws  -> EngineMoney  {
    return try  FfiConverterTypeEngineMoney_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_money_parse(
        FfiConverterString.lower(text),uniffiCallStatus
    )
})
}
/**
 * The sum of two amounts.
 */
public func moneySum(one: EngineMoney, other: EngineMoney)throws  -> EngineMoney  {
    return try  FfiConverterTypeEngineMoney_lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_money_sum(
        FfiConverterTypeEngineMoney_lower(one),
        FfiConverterTypeEngineMoney_lower(other),uniffiCallStatus
    )
})
}
/**
 * The text of a reference of a kind, checked: of a web address that a scanner read, the id in it.
 */
public func referenceChecked(kind: String, text: String)throws  -> String  {
    return try  FfiConverterString.lift(try rustCallWithError(FfiConverterTypeEngineFailure_lift) {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_reference_checked(
        FfiConverterString.lower(kind),
        FfiConverterString.lower(text),uniffiCallStatus
    )
})
}
/**
 * All errors there are.
 */
public func engineCatalogue() -> [EngineCatalogueLine]  {
    return try!  FfiConverterSequenceTypeEngineCatalogueLine.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_engine_catalogue(uniffiCallStatus
    )
})
}
/**
 * The version of the compiled half.
 */
public func engineVersion() -> String  {
    return try!  FfiConverterString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_engine_version(uniffiCallStatus
    )
})
}
/**
 * All closed sets.
 */
public func engineWords() -> [EngineWords]  {
    return try!  FfiConverterSequenceTypeEngineWords.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_engine_words(uniffiCallStatus
    )
})
}
/**
 * The statuses of refunds that never change again by themselves.
 */
public func finalStatuses() -> [String]  {
    return try!  FfiConverterSequenceString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_tillback_uniffi_fn_func_final_statuses(uniffiCallStatus
    )
})
}

private enum InitializationResult {
    case ok
    case contractVersionMismatch
    case apiChecksumMismatch
}
// Use a global variable to perform the versioning checks. Swift ensures that
// the code inside is only computed once.
private let initializationResult: InitializationResult = {
    // Get the bindings contract version from our ComponentInterface
    let bindings_contract_version = 30
    // Get the scaffolding contract version by calling the into the dylib
    let scaffolding_contract_version = ffi_tillback_uniffi_uniffi_contract_version()
    if bindings_contract_version != scaffolding_contract_version {
        return InitializationResult.contractVersionMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_engine_bug() != 38175) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_engine_text_invalid() != 21528) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_open_statuses() != 25533) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_engine_follow_log() != 8519) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_engine_leave_log() != 28225) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_money_alike() != 19309) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_money_difference() != 34377) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_money_from_decimal() != 57105) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_money_from_minor() != 39856) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_money_parse() != 11720) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_money_sum() != 61919) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_reference_checked() != 27752) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_engine_catalogue() != 7331) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_engine_version() != 30534) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_engine_words() != 59147) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_func_final_statuses() != 6853) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginecall_cancel() != 30463) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginecall_limit() != 23859) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginecall_next() != 25436) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginecall_wait() != 50885) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_accounts() != 8186) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_check_journal() != 61805) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_end() != 51508) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_finish() != 21411) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_get_refund() != 1546) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_list_refunds() != 59821) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_queue_refund() != 28738) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_refund() != 56752) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_refund_many() != 14799) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_resolve() != 54503) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_settle() != 4844) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_wait_for_refund() != 9869) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_capabilities() != 42161) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_check() != 39028) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_find() != 41207) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_payee() != 14016) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_query_many() != 26676) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_receive_webhook() != 4317) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_register_payee() != 61938) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_report() != 12955) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_transaction() != 24776) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_transactions() != 22026) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_update_payee() != 21117) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_verify_webhook() != 5342) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_engineclient_wait_for() != 37970) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginelisting_begin() != 53872) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginelisting_end() != 736) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginelisting_next() != 36481) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_begin() != 31548) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_end() != 911) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_expected() != 58162) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_forget() != 31313) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_leave() != 31371) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_next() != 24797) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_position() != 27761) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_save() != 59834) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_tally() != 48249) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginerows_totals() != 39612) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_constructor_engineclient_new() != 31243) {
        return InitializationResult.apiChecksumMismatch
    }
    if (uniffi_tillback_uniffi_checksum_method_enginelog_tell() != 19729) {
        return InitializationResult.apiChecksumMismatch
    }

    uniffiCallbackInitEngineLog()
    return InitializationResult.ok
}()

// Make the ensure init function public so that other modules which have external type references to
// our types can call it.
public func uniffiEnsureTillbackUniffiInitialized() {
    switch initializationResult {
    case .ok:
        break
    case .contractVersionMismatch:
        fatalError("UniFFI contract version mismatch: try cleaning and rebuilding your project")
    case .apiChecksumMismatch:
        fatalError("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
}

// swiftlint:enable all

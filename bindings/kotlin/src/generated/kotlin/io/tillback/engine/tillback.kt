// Made from bindings/uniffi by `cargo xtask codegen`. Change that crate, not this file.

@file:Suppress(
    "NAME_SHADOWING",
    "NO_EXPLICIT_VISIBILITY_IN_API_MODE_WARNING",
    "NO_EXPLICIT_RETURN_TYPE_IN_API_MODE_WARNING",
)

package io.tillback.engine

// Common helper code.
//
// Ideally this would live in a separate .kt file where it can be unittested etc
// in isolation, and perhaps even published as a re-useable package.
//
// However, it's important that the details of how this helper code works (e.g. the
// way that different builtin types are passed across the FFI) exactly match what's
// expected by the Rust code on the other side of the interface. In practice right
// now that means coming from the exact some version of `uniffi` that was used to
// compile the Rust component. The easiest way to ensure this is to bundle the Kotlin
// helpers directly inline like we're doing here.

import com.sun.jna.Library
import com.sun.jna.IntegerType
import com.sun.jna.Native
import com.sun.jna.Pointer
import com.sun.jna.Structure
import com.sun.jna.Callback
import com.sun.jna.ptr.*
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.CharBuffer
import java.nio.charset.CodingErrorAction
import java.util.concurrent.atomic.AtomicLong
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.suspendCancellableCoroutine

// This is a helper for safely working with byte buffers returned from the Rust code.
// A rust-owned buffer is represented by its capacity, its current length, and a
// pointer to the underlying data.

/**
 * @suppress
 */
@Structure.FieldOrder("capacity", "len", "data")
open class RustBuffer : Structure() {
    // Note: `capacity` and `len` are actually `ULong` values, but JVM only supports signed values.
    // When dealing with these fields, make sure to call `toULong()`.
    @JvmField var capacity: Long = 0
    @JvmField var len: Long = 0
    @JvmField var data: Pointer? = null

    class ByValue: RustBuffer(), Structure.ByValue
    class ByReference: RustBuffer(), Structure.ByReference

   internal fun setValue(other: RustBuffer) {
        capacity = other.capacity
        len = other.len
        data = other.data
    }

    companion object {
        internal fun alloc(size: ULong = 0UL) = uniffiRustCall() { status ->
            // Note: need to convert the size to a `Long` value to make this work with JVM.
            UniffiLib.ffi_tillback_uniffi_rustbuffer_alloc(size.toLong(), status)
        }.also {
            if(it.data == null) {
               throw RuntimeException("RustBuffer.alloc() returned null data pointer (size=${size})")
           }
        }

        internal fun create(capacity: ULong, len: ULong, data: Pointer?): RustBuffer.ByValue {
            var buf = RustBuffer.ByValue()
            buf.capacity = capacity.toLong()
            buf.len = len.toLong()
            buf.data = data
            return buf
        }

        internal fun free(buf: RustBuffer.ByValue) = uniffiRustCall() { status ->
            UniffiLib.ffi_tillback_uniffi_rustbuffer_free(buf, status)
        }
    }

    @Suppress("TooGenericExceptionThrown")
    fun asByteBuffer() =
        this.data?.getByteBuffer(0, this.len)?.also {
            it.order(ByteOrder.BIG_ENDIAN)
        }
}

// This is a helper for safely passing byte references into the rust code.
// It's not actually used at the moment, because there aren't many things that you
// can take a direct pointer to in the JVM, and if we're going to copy something
// then we might as well copy it into a `RustBuffer`. But it's here for API
// completeness.

@Structure.FieldOrder("len", "data")
internal open class ForeignBytes : Structure() {
    @JvmField var len: Int = 0
    @JvmField var data: Pointer? = null

    class ByValue : ForeignBytes(), Structure.ByValue
}

// Converter for `&[u8]` / `[ByRef] bytes` arguments.
//
// Only `lower` is valid — zero-copy byte buffers only flow foreign -> Rust,
// and only in argument position. `lift`, `read`, `write`, and
// `allocationSize` have no sound implementation here and all panic at
// runtime. The `FfiConverter` interface is implemented so that the
// compiler enforces the full method set (rather than relying on eyeball).
//
// The provided `ByteBuffer` MUST be direct — only direct buffers have a
// stable native address that JNA can expose via `getDirectBufferPointer`.
// The returned `ForeignBytes.ByValue` is only valid for the duration of
// the FFI call; the Rust side treats it as a borrow.
internal object FfiConverterByRefBytes : FfiConverter<java.nio.ByteBuffer, ForeignBytes.ByValue> {
    override fun lower(value: java.nio.ByteBuffer): ForeignBytes.ByValue {
        require(value.isDirect) { "UniFFI zero-copy &[u8] requires a direct ByteBuffer. Use ByteBuffer.allocateDirect()." }
        val remaining = value.remaining()
        val fb = ForeignBytes.ByValue()
        fb.len = remaining
        // Zero-length direct buffers: skip getDirectBufferPointer (platform-variable behavior)
        // and pass null. The Rust side treats (null, 0) as &[].
        fb.data = if (remaining == 0) null else com.sun.jna.Native.getDirectBufferPointer(value)
        return fb
    }

    override fun lift(value: ForeignBytes.ByValue): java.nio.ByteBuffer =
        error("ByRef bytes cannot be lifted: zero-copy &[u8] only flows foreign->Rust")

    override fun read(buf: java.nio.ByteBuffer): java.nio.ByteBuffer =
        error("ByRef bytes cannot be read from a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")

    override fun write(value: java.nio.ByteBuffer, buf: java.nio.ByteBuffer): Unit =
        error("ByRef bytes cannot be written to a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")

    override fun allocationSize(value: java.nio.ByteBuffer): ULong =
        error("ByRef bytes have no RustBuffer allocation size: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")
}
/**
 * The FfiConverter interface handles converter types to and from the FFI
 *
 * All implementing objects should be public to support external types.  When a
 * type is external we need to import it's FfiConverter.
 *
 * @suppress
 */
public interface FfiConverter<KotlinType, FfiType> {
    // Convert an FFI type to a Kotlin type
    fun lift(value: FfiType): KotlinType

    // Convert an Kotlin type to an FFI type
    fun lower(value: KotlinType): FfiType

    // Read a Kotlin type from a `ByteBuffer`
    fun read(buf: ByteBuffer): KotlinType

    // Calculate bytes to allocate when creating a `RustBuffer`
    //
    // This must return at least as many bytes as the write() function will
    // write. It can return more bytes than needed, for example when writing
    // Strings we can't know the exact bytes needed until we the UTF-8
    // encoding, so we pessimistically allocate the largest size possible (3
    // bytes per codepoint).  Allocating extra bytes is not really a big deal
    // because the `RustBuffer` is short-lived.
    fun allocationSize(value: KotlinType): ULong

    // Write a Kotlin type to a `ByteBuffer`
    fun write(value: KotlinType, buf: ByteBuffer)

    // Lower a value into a `RustBuffer`
    //
    // This method lowers a value into a `RustBuffer` rather than the normal
    // FfiType.  It's used by the callback interface code.  Callback interface
    // returns are always serialized into a `RustBuffer` regardless of their
    // normal FFI type.
    fun lowerIntoRustBuffer(value: KotlinType): RustBuffer.ByValue {
        val rbuf = RustBuffer.alloc(allocationSize(value))
        try {
            val bbuf = rbuf.data!!.getByteBuffer(0, rbuf.capacity).also {
                it.order(ByteOrder.BIG_ENDIAN)
            }
            write(value, bbuf)
            rbuf.writeField("len", bbuf.position().toLong())
            return rbuf
        } catch (e: Throwable) {
            RustBuffer.free(rbuf)
            throw e
        }
    }

    // Lift a value from a `RustBuffer`.
    //
    // This here mostly because of the symmetry with `lowerIntoRustBuffer()`.
    // It's currently only used by the `FfiConverterRustBuffer` class below.
    fun liftFromRustBuffer(rbuf: RustBuffer.ByValue): KotlinType {
        val byteBuf = rbuf.asByteBuffer()!!
        try {
           val item = read(byteBuf)
           if (byteBuf.hasRemaining()) {
               throw RuntimeException("junk remaining in buffer after lifting, something is very wrong!!")
           }
           return item
        } finally {
            RustBuffer.free(rbuf)
        }
    }
}

/**
 * FfiConverter that uses `RustBuffer` as the FfiType
 *
 * @suppress
 */
public interface FfiConverterRustBuffer<KotlinType>: FfiConverter<KotlinType, RustBuffer.ByValue> {
    override fun lift(value: RustBuffer.ByValue) = liftFromRustBuffer(value)
    override fun lower(value: KotlinType) = lowerIntoRustBuffer(value)
}
// A handful of classes and functions to support the generated data structures.
// This would be a good candidate for isolating in its own ffi-support lib.

internal const val UNIFFI_CALL_SUCCESS = 0.toByte()
internal const val UNIFFI_CALL_ERROR = 1.toByte()
internal const val UNIFFI_CALL_UNEXPECTED_ERROR = 2.toByte()

@Structure.FieldOrder("code", "error_buf")
internal open class UniffiRustCallStatus : Structure() {
    @JvmField var code: Byte = 0
    @JvmField var error_buf: RustBuffer.ByValue = RustBuffer.ByValue()

    class ByValue: UniffiRustCallStatus(), Structure.ByValue

    fun isSuccess(): Boolean {
        return code == UNIFFI_CALL_SUCCESS
    }

    fun isError(): Boolean {
        return code == UNIFFI_CALL_ERROR
    }

    fun isPanic(): Boolean {
        return code == UNIFFI_CALL_UNEXPECTED_ERROR
    }

    companion object {
        fun create(code: Byte, errorBuf: RustBuffer.ByValue): UniffiRustCallStatus.ByValue {
            val callStatus = UniffiRustCallStatus.ByValue()
            callStatus.code = code
            callStatus.error_buf = errorBuf
            return callStatus
        }
    }
}

class InternalException(message: String) : kotlin.Exception(message)

/**
 * Each top-level error class has a companion object that can lift the error from the call status's rust buffer
 *
 * @suppress
 */
interface UniffiRustCallStatusErrorHandler<E> {
    fun lift(error_buf: RustBuffer.ByValue): E;
}

// Helpers for calling Rust
// In practice we usually need to be synchronized to call this safely, so it doesn't
// synchronize itself

// Call a rust function that returns a Result<>.  Pass in the Error class companion that corresponds to the Err
private inline fun <U, E: kotlin.Exception> uniffiRustCallWithError(errorHandler: UniffiRustCallStatusErrorHandler<E>, callback: (UniffiRustCallStatus) -> U): U {
    var status = UniffiRustCallStatus()
    val return_value = callback(status)
    uniffiCheckCallStatus(errorHandler, status)
    return return_value
}

// Check UniffiRustCallStatus and throw an error if the call wasn't successful
private fun<E: kotlin.Exception> uniffiCheckCallStatus(errorHandler: UniffiRustCallStatusErrorHandler<E>, status: UniffiRustCallStatus) {
    if (status.isSuccess()) {
        return
    } else if (status.isError()) {
        throw errorHandler.lift(status.error_buf)
    } else if (status.isPanic()) {
        // when the rust code sees a panic, it tries to construct a rustbuffer
        // with the message.  but if that code panics, then it just sends back
        // an empty buffer.
        if (status.error_buf.len > 0) {
            throw InternalException(FfiConverterString.lift(status.error_buf))
        } else {
            throw InternalException("Rust panic")
        }
    } else {
        throw InternalException("Unknown rust call status: $status.code")
    }
}

/**
 * UniffiRustCallStatusErrorHandler implementation for times when we don't expect a CALL_ERROR
 *
 * @suppress
 */
object UniffiNullRustCallStatusErrorHandler: UniffiRustCallStatusErrorHandler<InternalException> {
    override fun lift(error_buf: RustBuffer.ByValue): InternalException {
        RustBuffer.free(error_buf)
        return InternalException("Unexpected CALL_ERROR")
    }
}

// Call a rust function that returns a plain value
private inline fun <U> uniffiRustCall(callback: (UniffiRustCallStatus) -> U): U {
    return uniffiRustCallWithError(UniffiNullRustCallStatusErrorHandler, callback)
}

internal inline fun<T> uniffiTraitInterfaceCall(
    callStatus: UniffiRustCallStatus,
    makeCall: () -> T,
    writeReturn: (T) -> Unit,
) {
    try {
        writeReturn(makeCall())
    } catch(e: kotlin.Exception) {
        val err = try { e.stackTraceToString() } catch(_: Throwable) { "" }
        callStatus.code = UNIFFI_CALL_UNEXPECTED_ERROR
        callStatus.error_buf = FfiConverterString.lower(err)
    }
}

internal inline fun<T, reified E: Throwable> uniffiTraitInterfaceCallWithError(
    callStatus: UniffiRustCallStatus,
    makeCall: () -> T,
    writeReturn: (T) -> Unit,
    lowerError: (E) -> RustBuffer.ByValue
) {
    try {
        writeReturn(makeCall())
    } catch(e: kotlin.Exception) {
        if (e is E) {
            callStatus.code = UNIFFI_CALL_ERROR
            callStatus.error_buf = lowerError(e)
        } else {
            val err = try { e.stackTraceToString() } catch(_: Throwable) { "" }
            callStatus.code = UNIFFI_CALL_UNEXPECTED_ERROR
            callStatus.error_buf = FfiConverterString.lower(err)
        }
    }
}
// Initial value and increment amount for handles.
// These ensure that Kotlin-generated handles always have the lowest bit set
private const val UNIFFI_HANDLEMAP_INITIAL = 1.toLong()
private const val UNIFFI_HANDLEMAP_DELTA = 2.toLong()

// Map handles to objects
//
// This is used pass an opaque 64-bit handle representing a foreign object to the Rust code.
internal class UniffiHandleMap<T: Any> {
    private val map = ConcurrentHashMap<Long, T>()
    // Start
    private val counter = java.util.concurrent.atomic.AtomicLong(UNIFFI_HANDLEMAP_INITIAL)

    val size: Int
        get() = map.size

    // Insert a new object into the handle map and get a handle for it
    fun insert(obj: T): Long {
        val handle = counter.getAndAdd(UNIFFI_HANDLEMAP_DELTA)
        map.put(handle, obj)
        return handle
    }

    // Clone a handle, creating a new one
    fun clone(handle: Long): Long {
        val obj = map.get(handle) ?: throw InternalException("UniffiHandleMap.clone: Invalid handle")
        return insert(obj)
    }

    // Get an object from the handle map
    fun get(handle: Long): T {
        return map.get(handle) ?: throw InternalException("UniffiHandleMap.get: Invalid handle")
    }

    // Remove an entry from the handlemap and get the Kotlin object back
    fun remove(handle: Long): T {
        return map.remove(handle) ?: throw InternalException("UniffiHandleMap: Invalid handle")
    }
}

// Contains loading, initialization code,
// and the FFI Function declarations in a com.sun.jna.Library.
@Synchronized
private fun findLibraryName(componentName: String): String {
    val libOverride = System.getProperty("uniffi.component.$componentName.libraryOverride")
    if (libOverride != null) {
        return libOverride
    }
    return "tillback_uniffi"
}

// Define FFI callback types
internal interface UniffiRustFutureContinuationCallback : com.sun.jna.Callback {
    fun callback(`data`: Long,`pollResult`: Byte,)
}
internal interface UniffiForeignFutureDroppedCallback : com.sun.jna.Callback {
    fun callback(`handle`: Long,)
}
internal interface UniffiCallbackInterfaceFree : com.sun.jna.Callback {
    fun callback(`handle`: Long,)
}
internal interface UniffiCallbackInterfaceClone : com.sun.jna.Callback {
    fun callback(`handle`: Long,)
    : Long
}
@Structure.FieldOrder("handle", "free")
internal open class UniffiForeignFutureDroppedCallbackStruct(
    @JvmField internal var `handle`: Long = 0.toLong(),
    @JvmField internal var `free`: UniffiForeignFutureDroppedCallback? = null,
) : Structure() {
    class UniffiByValue(
        `handle`: Long = 0.toLong(),
        `free`: UniffiForeignFutureDroppedCallback? = null,
    ): UniffiForeignFutureDroppedCallbackStruct(`handle`,`free`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureDroppedCallbackStruct) {
        `handle` = other.`handle`
        `free` = other.`free`
    }

}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU8(
    @JvmField internal var `returnValue`: Byte = 0.toByte(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Byte = 0.toByte(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU8(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU8) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU8 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU8.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI8(
    @JvmField internal var `returnValue`: Byte = 0.toByte(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Byte = 0.toByte(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI8(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI8) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI8 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI8.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU16(
    @JvmField internal var `returnValue`: Short = 0.toShort(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Short = 0.toShort(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU16(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU16) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU16 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU16.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI16(
    @JvmField internal var `returnValue`: Short = 0.toShort(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Short = 0.toShort(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI16(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI16) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI16 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI16.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU32(
    @JvmField internal var `returnValue`: Int = 0,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Int = 0,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU32(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU32) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU32 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU32.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI32(
    @JvmField internal var `returnValue`: Int = 0,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Int = 0,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI32(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI32) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI32 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI32.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU64(
    @JvmField internal var `returnValue`: Long = 0.toLong(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Long = 0.toLong(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU64(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU64) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU64 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU64.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI64(
    @JvmField internal var `returnValue`: Long = 0.toLong(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Long = 0.toLong(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI64(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI64) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI64 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI64.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultF32(
    @JvmField internal var `returnValue`: Float = 0.0f,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Float = 0.0f,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultF32(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultF32) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteF32 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultF32.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultF64(
    @JvmField internal var `returnValue`: Double = 0.0,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Double = 0.0,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultF64(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultF64) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteF64 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultF64.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultRustBuffer(
    @JvmField internal var `returnValue`: RustBuffer.ByValue = RustBuffer.ByValue(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: RustBuffer.ByValue = RustBuffer.ByValue(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultRustBuffer(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultRustBuffer) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteRustBuffer : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultRustBuffer.UniffiByValue,)
}
@Structure.FieldOrder("callStatus")
internal open class UniffiForeignFutureResultVoid(
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultVoid(`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultVoid) {
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteVoid : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultVoid.UniffiByValue,)
}
internal interface UniffiCallbackInterfaceEngineLogMethod0 : com.sun.jna.Callback {
    fun callback(`uniffiHandle`: Long,`level`: RustBuffer.ByValue,`line`: RustBuffer.ByValue,`uniffiOutReturn`: Pointer,uniffiCallStatus: UniffiRustCallStatus,)
}
@Structure.FieldOrder("uniffiFree", "uniffiClone", "tell")
internal open class UniffiVTableCallbackInterfaceEngineLog(
    @JvmField internal var `uniffiFree`: UniffiCallbackInterfaceFree? = null,
    @JvmField internal var `uniffiClone`: UniffiCallbackInterfaceClone? = null,
    @JvmField internal var `tell`: UniffiCallbackInterfaceEngineLogMethod0? = null,
) : Structure() {
    class UniffiByValue(
        `uniffiFree`: UniffiCallbackInterfaceFree? = null,
        `uniffiClone`: UniffiCallbackInterfaceClone? = null,
        `tell`: UniffiCallbackInterfaceEngineLogMethod0? = null,
    ): UniffiVTableCallbackInterfaceEngineLog(`uniffiFree`,`uniffiClone`,`tell`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiVTableCallbackInterfaceEngineLog) {
        `uniffiFree` = other.`uniffiFree`
        `uniffiClone` = other.`uniffiClone`
        `tell` = other.`tell`
    }

}

// A JNA Library to expose the extern-C FFI definitions.
// This is an implementation detail which will be called internally by the public API.

// For large crates we prevent `MethodTooLargeException` (see #2340)
// N.B. the name of the extension is very misleading, since it is
// rather `InterfaceTooLargeException`, caused by too many methods
// in the interface for large crates.
//
// By splitting the otherwise huge interface into two parts
// * UniffiLib (this)
// * IntegrityCheckingUniffiLib
// And all checksum methods are put into `IntegrityCheckingUniffiLib`
// we allow for ~2x as many methods in the UniffiLib interface.
//
// Note: above all written when we used JNA's `loadIndirect` etc.
// We now use JNA's "direct mapping" - unclear if same considerations apply exactly.
internal object IntegrityCheckingUniffiLib {
    init {
        Native.register(IntegrityCheckingUniffiLib::class.java, findLibraryName(componentName = "tillback"))
        uniffiCheckContractApiVersion(this)
        uniffiCheckApiChecksums(this)
    }

    internal fun ensureInitialized() = Unit
    external fun uniffi_tillback_uniffi_checksum_func_engine_bug(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_engine_text_invalid(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_open_statuses(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_engine_follow_log(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_engine_leave_log(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_money_alike(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_money_difference(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_money_from_decimal(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_money_from_minor(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_money_parse(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_money_sum(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_reference_checked(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_engine_catalogue(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_engine_version(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_engine_words(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_func_final_statuses(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginecall_cancel(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginecall_limit(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginecall_next(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginecall_wait(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_accounts(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_check_journal(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_end(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_finish(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_get_refund(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_list_refunds(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_queue_refund(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_refund(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_refund_many(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_resolve(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_settle(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_wait_for_refund(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_capabilities(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_check(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_find(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_payee(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_query_many(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_receive_webhook(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_register_payee(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_report(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_transaction(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_transactions(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_update_payee(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_verify_webhook(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_engineclient_wait_for(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginelisting_begin(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginelisting_end(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginelisting_next(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_begin(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_end(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_expected(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_forget(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_leave(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_next(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_position(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_save(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_tally(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginerows_totals(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_constructor_engineclient_new(
    ): Int
    external fun uniffi_tillback_uniffi_checksum_method_enginelog_tell(
    ): Int
    external fun ffi_tillback_uniffi_uniffi_contract_version(
    ): Int


}

internal object UniffiLib {

    // The Cleaner for the whole library
    internal val CLEANER: UniffiCleaner by lazy {
        UniffiCleaner.create()
    }


    init {
        Native.register(UniffiLib::class.java, findLibraryName(componentName = "tillback"))
        uniffiCallbackInterfaceEngineLog.register(this)

    }

    internal fun ensureInitialized() = Unit
    external fun uniffi_tillback_uniffi_fn_clone_enginecall(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_free_enginecall(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginecall_cancel(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginecall_limit(`ptr`: Long,`milliseconds`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginecall_next(`ptr`: Long,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_enginecall_wait(`ptr`: Long,`milliseconds`: Int,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_clone_engineclient(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_free_engineclient(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_constructor_engineclient_new(`settings`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_accounts(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_method_engineclient_check_journal(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_end(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_method_engineclient_finish(`ptr`: Long,`withinMs`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_get_refund(`ptr`: Long,`idempotencyKey`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_list_refunds(`ptr`: Long,`filter`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_queue_refund(`ptr`: Long,`request`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_refund(`ptr`: Long,`request`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_refund_many(`ptr`: Long,`requests`: RustBuffer.ByValue,`many`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_resolve(`ptr`: Long,`idempotencyKey`: RustBuffer.ByValue,`outcome`: RustBuffer.ByValue,`note`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_settle(`ptr`: Long,`deadlineMs`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_wait_for_refund(`ptr`: Long,`idempotencyKey`: RustBuffer.ByValue,`deadlineMs`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_capabilities(`ptr`: Long,`gateway`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_method_engineclient_check(`ptr`: Long,`account`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_find(`ptr`: Long,`account`: RustBuffer.ByValue,`reference`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_payee(`ptr`: Long,`account`: RustBuffer.ByValue,`payee`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_query_many(`ptr`: Long,`account`: RustBuffer.ByValue,`references`: RustBuffer.ByValue,`many`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_receive_webhook(`ptr`: Long,`account`: RustBuffer.ByValue,`headers`: RustBuffer.ByValue,`body`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_register_payee(`ptr`: Long,`request`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_report(`ptr`: Long,`source`: RustBuffer.ByValue,`options`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_transaction(`ptr`: Long,`account`: RustBuffer.ByValue,`reference`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_transactions(`ptr`: Long,`account`: RustBuffer.ByValue,`filter`: RustBuffer.ByValue,`timeoutMs`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_update_payee(`ptr`: Long,`account`: RustBuffer.ByValue,`customerNo`: RustBuffer.ByValue,`fields`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_verify_webhook(`ptr`: Long,`account`: RustBuffer.ByValue,`headers`: RustBuffer.ByValue,`body`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_engineclient_wait_for(`ptr`: Long,`account`: RustBuffer.ByValue,`reference`: RustBuffer.ByValue,`until`: RustBuffer.ByValue,`deadlineMs`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_clone_enginelisting(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_free_enginelisting(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginelisting_begin(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginelisting_end(`ptr`: Long,`arrived`: Byte,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginelisting_next(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_clone_enginehandle(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_free_enginehandle(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_clone_enginerows(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_free_enginerows(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginerows_begin(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginerows_end(`ptr`: Long,`arrived`: Byte,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginerows_expected(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_method_enginerows_forget(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_enginerows_leave(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_method_enginerows_next(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_enginerows_position(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_enginerows_save(`ptr`: Long,`position`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun uniffi_tillback_uniffi_fn_method_enginerows_tally(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_method_enginerows_totals(`ptr`: Long,`by`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_init_callback_vtable_enginelog(`vtable`: UniffiVTableCallbackInterfaceEngineLog,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_func_engine_bug(uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_engine_text_invalid(uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_open_statuses(uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_engine_follow_log(`most`: RustBuffer.ByValue,`log`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Byte
    external fun uniffi_tillback_uniffi_fn_func_engine_leave_log(uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_func_money_alike(`one`: RustBuffer.ByValue,`other`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun uniffi_tillback_uniffi_fn_func_money_difference(`one`: RustBuffer.ByValue,`other`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_money_from_decimal(`amount`: RustBuffer.ByValue,`currency`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_money_from_minor(`minor`: Long,`currency`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_money_parse(`text`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_money_sum(`one`: RustBuffer.ByValue,`other`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_reference_checked(`kind`: RustBuffer.ByValue,`text`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_engine_catalogue(uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_engine_version(uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_engine_words(uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun uniffi_tillback_uniffi_fn_func_final_statuses(uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun ffi_tillback_uniffi_rustbuffer_alloc(`size`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun ffi_tillback_uniffi_rustbuffer_from_bytes(`bytes`: ForeignBytes.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun ffi_tillback_uniffi_rustbuffer_free(`buf`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus,
    ): Unit
    external fun ffi_tillback_uniffi_rustbuffer_reserve(`buf`: RustBuffer.ByValue,`additional`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun ffi_tillback_uniffi_rust_future_poll_u8(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_u8(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_u8(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_u8(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Int
    external fun ffi_tillback_uniffi_rust_future_poll_i8(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_i8(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_i8(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_i8(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Byte
    external fun ffi_tillback_uniffi_rust_future_poll_u16(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_u16(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_u16(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_u16(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Int
    external fun ffi_tillback_uniffi_rust_future_poll_i16(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_i16(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_i16(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_i16(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Short
    external fun ffi_tillback_uniffi_rust_future_poll_u32(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_u32(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_u32(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_u32(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Int
    external fun ffi_tillback_uniffi_rust_future_poll_i32(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_i32(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_i32(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_i32(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Int
    external fun ffi_tillback_uniffi_rust_future_poll_u64(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_u64(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_u64(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_u64(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun ffi_tillback_uniffi_rust_future_poll_i64(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_i64(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_i64(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_i64(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Long
    external fun ffi_tillback_uniffi_rust_future_poll_f32(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_f32(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_f32(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_f32(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Float
    external fun ffi_tillback_uniffi_rust_future_poll_f64(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_f64(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_f64(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_f64(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Double
    external fun ffi_tillback_uniffi_rust_future_poll_rust_buffer(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_rust_buffer(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_rust_buffer(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_rust_buffer(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): RustBuffer.ByValue
    external fun ffi_tillback_uniffi_rust_future_poll_void(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_cancel_void(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_free_void(`handle`: Long,
    ): Unit
    external fun ffi_tillback_uniffi_rust_future_complete_void(`handle`: Long,uniffi_out_err: UniffiRustCallStatus,
    ): Unit


}

private fun uniffiCheckContractApiVersion(lib: IntegrityCheckingUniffiLib) {
    // Get the bindings contract version from our ComponentInterface
    val bindings_contract_version = 30
    // Get the scaffolding contract version by calling the into the dylib
    val scaffolding_contract_version = lib.ffi_tillback_uniffi_uniffi_contract_version()
    if (bindings_contract_version != scaffolding_contract_version) {
        throw RuntimeException("UniFFI contract version mismatch: try cleaning and rebuilding your project")
    }
}
@Suppress("UNUSED_PARAMETER")
private fun uniffiCheckApiChecksums(lib: IntegrityCheckingUniffiLib) {
    if ((lib.uniffi_tillback_uniffi_checksum_func_engine_bug() and 0xFFFF) != 38175) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_engine_text_invalid() and 0xFFFF) != 21528) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_open_statuses() and 0xFFFF) != 25533) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_engine_follow_log() and 0xFFFF) != 8519) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_engine_leave_log() and 0xFFFF) != 28225) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_money_alike() and 0xFFFF) != 19309) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_money_difference() and 0xFFFF) != 34377) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_money_from_decimal() and 0xFFFF) != 57105) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_money_from_minor() and 0xFFFF) != 39856) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_money_parse() and 0xFFFF) != 11720) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_money_sum() and 0xFFFF) != 61919) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_reference_checked() and 0xFFFF) != 27752) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_engine_catalogue() and 0xFFFF) != 7331) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_engine_version() and 0xFFFF) != 30534) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_engine_words() and 0xFFFF) != 59147) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_func_final_statuses() and 0xFFFF) != 6853) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginecall_cancel() and 0xFFFF) != 30463) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginecall_limit() and 0xFFFF) != 23859) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginecall_next() and 0xFFFF) != 25436) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginecall_wait() and 0xFFFF) != 50885) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_accounts() and 0xFFFF) != 8186) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_check_journal() and 0xFFFF) != 61805) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_end() and 0xFFFF) != 51508) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_finish() and 0xFFFF) != 21411) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_get_refund() and 0xFFFF) != 1546) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_list_refunds() and 0xFFFF) != 59821) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_queue_refund() and 0xFFFF) != 28738) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_refund() and 0xFFFF) != 56752) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_refund_many() and 0xFFFF) != 14799) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_resolve() and 0xFFFF) != 54503) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_settle() and 0xFFFF) != 4844) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_wait_for_refund() and 0xFFFF) != 9869) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_capabilities() and 0xFFFF) != 42161) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_check() and 0xFFFF) != 39028) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_find() and 0xFFFF) != 41207) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_payee() and 0xFFFF) != 14016) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_query_many() and 0xFFFF) != 26676) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_receive_webhook() and 0xFFFF) != 4317) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_register_payee() and 0xFFFF) != 61938) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_report() and 0xFFFF) != 12955) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_transaction() and 0xFFFF) != 24776) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_transactions() and 0xFFFF) != 22026) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_update_payee() and 0xFFFF) != 21117) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_verify_webhook() and 0xFFFF) != 5342) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_engineclient_wait_for() and 0xFFFF) != 37970) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginelisting_begin() and 0xFFFF) != 53872) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginelisting_end() and 0xFFFF) != 736) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginelisting_next() and 0xFFFF) != 36481) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_begin() and 0xFFFF) != 31548) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_end() and 0xFFFF) != 911) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_expected() and 0xFFFF) != 58162) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_forget() and 0xFFFF) != 31313) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_leave() and 0xFFFF) != 31371) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_next() and 0xFFFF) != 24797) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_position() and 0xFFFF) != 27761) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_save() and 0xFFFF) != 59834) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_tally() and 0xFFFF) != 48249) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginerows_totals() and 0xFFFF) != 39612) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_constructor_engineclient_new() and 0xFFFF) != 31243) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_tillback_uniffi_checksum_method_enginelog_tell() and 0xFFFF) != 19729) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
}

/**
 * @suppress
 */
public fun uniffiEnsureInitialized() {
    // Call arbitrary methods on IntegrityCheckingUniffiLib and UniffiLib to ensure that
    // their init blocks run. This ensures initialization across crates works as expected.
    IntegrityCheckingUniffiLib.ensureInitialized()
    UniffiLib.ensureInitialized()
}

// Async support
// Async return type handlers

internal const val UNIFFI_RUST_FUTURE_POLL_READY = 0.toByte()
internal const val UNIFFI_RUST_FUTURE_POLL_WAKE = 1.toByte()

internal val uniffiContinuationHandleMap = UniffiHandleMap<CancellableContinuation<Byte>>()

// FFI type for Rust future continuations
internal object uniffiRustFutureContinuationCallbackImpl: UniffiRustFutureContinuationCallback {
    override fun callback(data: Long, pollResult: Byte) {
        uniffiContinuationHandleMap.remove(data).resume(pollResult)
    }
}

internal suspend fun<T, F, E: kotlin.Exception> uniffiRustCallAsync(
    rustFuture: Long,
    pollFunc: (Long, UniffiRustFutureContinuationCallback, Long) -> Unit,
    completeFunc: (Long, UniffiRustCallStatus) -> F,
    freeFunc: (Long) -> Unit,
    liftFunc: (F) -> T,
    errorHandler: UniffiRustCallStatusErrorHandler<E>
): T {
    try {
        do {
            val pollResult = suspendCancellableCoroutine<Byte> { continuation ->
                pollFunc(
                    rustFuture,
                    uniffiRustFutureContinuationCallbackImpl,
                    uniffiContinuationHandleMap.insert(continuation)
                )
            }
        } while (pollResult != UNIFFI_RUST_FUTURE_POLL_READY);

        return liftFunc(
            uniffiRustCallWithError(errorHandler, { status -> completeFunc(rustFuture, status) })
        )
    } finally {
        freeFunc(rustFuture)
    }
}

// Public interface members begin here.


// Interface implemented by anything that can contain an object reference.
//
// Such types expose a `destroy()` method that must be called to cleanly
// dispose of the contained objects. Failure to call this method may result
// in memory leaks.
//
// The easiest way to ensure this method is called is to use the `.use`
// helper method to execute a block and destroy the object at the end.
interface Disposable {
    fun destroy()
    companion object {
        fun destroy(vararg args: Any?) {
            for (arg in args) {
                when (arg) {
                    is Disposable -> arg.destroy()
                    is ArrayList<*> -> {
                        for (idx in arg.indices) {
                            val element = arg[idx]
                            if (element is Disposable) {
                                element.destroy()
                            }
                        }
                    }
                    is Map<*, *> -> {
                        for (element in arg.values) {
                            if (element is Disposable) {
                                element.destroy()
                            }
                        }
                    }
                    is Iterable<*> -> {
                        for (element in arg) {
                            if (element is Disposable) {
                                element.destroy()
                            }
                        }
                    }
                }
            }
        }
    }
}

/**
 * @suppress
 */
inline fun <T : Disposable?, R> T.use(block: (T) -> R) =
    try {
        block(this)
    } finally {
        try {
            // N.B. our implementation is on the nullable type `Disposable?`.
            this?.destroy()
        } catch (e: Throwable) {
            // swallow
        }
    }

/**
 * Placeholder object used to signal that we're constructing an interface with a FFI handle.
 *
 * This is the first argument for interface constructors that input a raw handle. It exists is that
 * so we can avoid signature conflicts when an interface has a regular constructor than inputs a
 * Long.
 *
 * @suppress
 * */
object UniffiWithHandle

/**
 * Used to instantiate an interface without an actual pointer, for fakes in tests, mostly.
 *
 * @suppress
 * */
object NoHandle// Magic number for the Rust proxy to call using the same mechanism as every other method,
// to free the callback once it's dropped by Rust.
internal const val IDX_CALLBACK_FREE = 0
// Callback return codes
internal const val UNIFFI_CALLBACK_SUCCESS = 0
internal const val UNIFFI_CALLBACK_ERROR = 1
internal const val UNIFFI_CALLBACK_UNEXPECTED_ERROR = 2

/**
 * @suppress
 */
public abstract class FfiConverterCallbackInterface<CallbackInterface: Any>: FfiConverter<CallbackInterface, Long> {
    internal val handleMap = UniffiHandleMap<CallbackInterface>()

    internal fun drop(handle: Long) {
        handleMap.remove(handle)
    }

    override fun lift(value: Long): CallbackInterface {
        return handleMap.get(value)
    }

    override fun read(buf: ByteBuffer) = lift(buf.getLong())

    override fun lower(value: CallbackInterface) = handleMap.insert(value)

    override fun allocationSize(value: CallbackInterface) = 8UL

    override fun write(value: CallbackInterface, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}
/**
 * The cleaner interface for Object finalization code to run.
 * This is the entry point to any implementation that we're using.
 *
 * The cleaner registers objects and returns cleanables, so now we are
 * defining a `UniffiCleaner` with a `UniffiClenaer.Cleanable` to abstract the
 * different implmentations available at compile time.
 *
 * @suppress
 */
interface UniffiCleaner {
    interface Cleanable {
        fun clean()
    }

    fun register(value: Any, cleanUpTask: Runnable): UniffiCleaner.Cleanable

    companion object
}

// The fallback Jna cleaner, which is available for both Android, and the JVM.
private class UniffiJnaCleaner : UniffiCleaner {
    private val cleaner = com.sun.jna.internal.Cleaner.getCleaner()

    override fun register(value: Any, cleanUpTask: Runnable): UniffiCleaner.Cleanable =
        UniffiJnaCleanable(cleaner.register(value, cleanUpTask))
}

private class UniffiJnaCleanable(
    private val cleanable: com.sun.jna.internal.Cleaner.Cleanable,
) : UniffiCleaner.Cleanable {
    override fun clean() = cleanable.clean()
}


// We decide at uniffi binding generation time whether we were
// using Android or not.
// There are further runtime checks to chose the correct implementation
// of the cleaner.
private fun UniffiCleaner.Companion.create(): UniffiCleaner =
    try {
        // For safety's sake: if the library hasn't been run in android_cleaner = true
        // mode, but is being run on Android, then we still need to think about
        // Android API versions.
        // So we check if java.lang.ref.Cleaner is there, and use that…
        java.lang.Class.forName("java.lang.ref.Cleaner")
        JavaLangRefCleaner()
    } catch (e: ClassNotFoundException) {
        // … otherwise, fallback to the JNA cleaner.
        UniffiJnaCleaner()
    }

private class JavaLangRefCleaner : UniffiCleaner {
    val cleaner = java.lang.ref.Cleaner.create()

    override fun register(value: Any, cleanUpTask: Runnable): UniffiCleaner.Cleanable =
        JavaLangRefCleanable(cleaner.register(value, cleanUpTask))
}

private class JavaLangRefCleanable(
    val cleanable: java.lang.ref.Cleaner.Cleanable
) : UniffiCleaner.Cleanable {
    override fun clean() = cleanable.clean()
}

/**
 * @suppress
 */
public object FfiConverterUByte: FfiConverter<UByte, Byte> {
    override fun lift(value: Byte): UByte {
        return value.toUByte()
    }

    fun lift(value: Int): UByte {
        return value.toUByte()
    }

    override fun read(buf: ByteBuffer): UByte {
        return lift(buf.get())
    }

    override fun lower(value: UByte): Byte {
        return value.toByte()
    }

    override fun allocationSize(value: UByte) = 1UL

    override fun write(value: UByte, buf: ByteBuffer) {
        buf.put(value.toByte())
    }
}

/**
 * @suppress
 */
public object FfiConverterUShort: FfiConverter<UShort, Short> {
    override fun lift(value: Short): UShort {
        return value.toUShort()
    }

    fun lift(value: Int): UShort {
        return value.toUShort()
    }

    override fun read(buf: ByteBuffer): UShort {
        return lift(buf.getShort())
    }

    override fun lower(value: UShort): Short {
        return value.toShort()
    }

    override fun allocationSize(value: UShort) = 2UL

    override fun write(value: UShort, buf: ByteBuffer) {
        buf.putShort(value.toShort())
    }
}

/**
 * @suppress
 */
public object FfiConverterUInt: FfiConverter<UInt, Int> {
    override fun lift(value: Int): UInt {
        return value.toUInt()
    }

    override fun read(buf: ByteBuffer): UInt {
        return lift(buf.getInt())
    }

    override fun lower(value: UInt): Int {
        return value.toInt()
    }

    override fun allocationSize(value: UInt) = 4UL

    override fun write(value: UInt, buf: ByteBuffer) {
        buf.putInt(value.toInt())
    }
}

/**
 * @suppress
 */
public object FfiConverterInt: FfiConverter<Int, Int> {
    override fun lift(value: Int): Int {
        return value
    }

    override fun read(buf: ByteBuffer): Int {
        return buf.getInt()
    }

    override fun lower(value: Int): Int {
        return value
    }

    override fun allocationSize(value: Int) = 4UL

    override fun write(value: Int, buf: ByteBuffer) {
        buf.putInt(value)
    }
}

/**
 * @suppress
 */
public object FfiConverterULong: FfiConverter<ULong, Long> {
    override fun lift(value: Long): ULong {
        return value.toULong()
    }

    override fun read(buf: ByteBuffer): ULong {
        return lift(buf.getLong())
    }

    override fun lower(value: ULong): Long {
        return value.toLong()
    }

    override fun allocationSize(value: ULong) = 8UL

    override fun write(value: ULong, buf: ByteBuffer) {
        buf.putLong(value.toLong())
    }
}

/**
 * @suppress
 */
public object FfiConverterLong: FfiConverter<Long, Long> {
    override fun lift(value: Long): Long {
        return value
    }

    override fun read(buf: ByteBuffer): Long {
        return buf.getLong()
    }

    override fun lower(value: Long): Long {
        return value
    }

    override fun allocationSize(value: Long) = 8UL

    override fun write(value: Long, buf: ByteBuffer) {
        buf.putLong(value)
    }
}

/**
 * @suppress
 */
public object FfiConverterBoolean: FfiConverter<Boolean, Byte> {
    override fun lift(value: Byte): Boolean {
        return value.toInt() != 0
    }

    override fun read(buf: ByteBuffer): Boolean {
        return lift(buf.get())
    }

    override fun lower(value: Boolean): Byte {
        return if (value) 1.toByte() else 0.toByte()
    }

    override fun allocationSize(value: Boolean) = 1UL

    override fun write(value: Boolean, buf: ByteBuffer) {
        buf.put(lower(value))
    }
}

/**
 * @suppress
 */
public object FfiConverterString: FfiConverter<String, RustBuffer.ByValue> {
    // Note: we don't inherit from FfiConverterRustBuffer, because we use a
    // special encoding when lowering/lifting.  We can use `RustBuffer.len` to
    // store our length and avoid writing it out to the buffer.
    override fun lift(value: RustBuffer.ByValue): String {
        try {
            val byteArr = ByteArray(value.len.toInt())
            value.asByteBuffer()!!.get(byteArr)
            return byteArr.toString(Charsets.UTF_8)
        } finally {
            RustBuffer.free(value)
        }
    }

    override fun read(buf: ByteBuffer): String {
        val len = buf.getInt()
        val byteArr = ByteArray(len)
        buf.get(byteArr)
        return byteArr.toString(Charsets.UTF_8)
    }

    fun toUtf8(value: String): ByteBuffer {
        // Make sure we don't have invalid UTF-16, check for lone surrogates.
        return Charsets.UTF_8.newEncoder().run {
            onMalformedInput(CodingErrorAction.REPORT)
            encode(CharBuffer.wrap(value))
        }
    }

    override fun lower(value: String): RustBuffer.ByValue {
        val byteBuf = toUtf8(value)
        // Ideally we'd pass these bytes to `ffi_bytebuffer_from_bytes`, but doing so would require us
        // to copy them into a JNA `Memory`. So we might as well directly copy them into a `RustBuffer`.
        val rbuf = RustBuffer.alloc(byteBuf.limit().toULong())
        rbuf.asByteBuffer()!!.put(byteBuf)
        return rbuf
    }

    // We aren't sure exactly how many bytes our string will be once it's UTF-8
    // encoded.  Allocate 3 bytes per UTF-16 code unit which will always be
    // enough.
    override fun allocationSize(value: String): ULong {
        val sizeForLength = 4UL
        val sizeForString = value.length.toULong() * 3UL
        return sizeForLength + sizeForString
    }

    override fun write(value: String, buf: ByteBuffer) {
        val byteBuf = toUtf8(value)
        buf.putInt(byteBuf.limit())
        buf.put(byteBuf)
    }
}

/**
 * @suppress
 */
public object FfiConverterByteArray: FfiConverterRustBuffer<ByteArray> {
    override fun read(buf: ByteBuffer): ByteArray {
        val len = buf.getInt()
        val byteArr = ByteArray(len)
        buf.get(byteArr)
        return byteArr
    }
    override fun allocationSize(value: ByteArray): ULong {
        return 4UL + value.size.toULong()
    }
    override fun write(value: ByteArray, buf: ByteBuffer) {
        buf.putInt(value.size)
        buf.put(value)
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * A call that is ready to be made, once. The engine's own thread does the work, whoever waits: who stops waiting stops nothing
 * else.
 */
public interface EngineCallInterface {

    /**
     * Ends the waiting: a refund that was sent goes on, and the end that is told is the status of this moment.
     */
    fun `cancel`()

    /**
     * Gives the call so many milliseconds, before it is begun.
     */
    fun `limit`(`milliseconds`: kotlin.Long)

    /**
     * Begins the call where it has not begun, and tells what came next: some steps, or the end behind them; once that was told,
     * that it is over.
     */
    suspend fun `next`(): List<EngineAnswer>

    /**
     * The same for a thread that waits, for so many milliseconds at most. Nothing where there was no news.
     */
    fun `wait`(`milliseconds`: kotlin.UInt): List<EngineAnswer>

    companion object
}

/**
 * A call that is ready to be made, once. The engine's own thread does the work, whoever waits: who stops waiting stops nothing
 * else.
 */
open class EngineCall: Disposable, AutoCloseable, EngineCallInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_tillback_uniffi_fn_free_enginecall(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_tillback_uniffi_fn_clone_enginecall(handle, status)
        }
    }


    /**
     * Ends the waiting: a refund that was sent goes on, and the end that is told is the status of this moment.
     */override fun `cancel`()
        =
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginecall_cancel(
        it,
        _status)
}
    }




    /**
     * Gives the call so many milliseconds, before it is begun.
     */
    @Throws(EngineFailure::class)override fun `limit`(`milliseconds`: kotlin.Long)
        =
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginecall_limit(
        it,

        FfiConverterLong.lower(`milliseconds`),_status)
}
    }




    /**
     * Begins the call where it has not begun, and tells what came next: some steps, or the end behind them; once that was told,
     * that it is over.
     */
    @Throws(EngineFailure::class)
    @Suppress("ASSIGNED_BUT_NEVER_ACCESSED_VARIABLE")
    override suspend fun `next`() : List<EngineAnswer> {
        return uniffiRustCallAsync(
        callWithHandle { uniffiHandle ->
            UniffiLib.uniffi_tillback_uniffi_fn_method_enginecall_next(
                uniffiHandle,

            )
        },
        { future, callback, continuation -> UniffiLib.ffi_tillback_uniffi_rust_future_poll_rust_buffer(future, callback, continuation) },
        { future, continuation -> UniffiLib.ffi_tillback_uniffi_rust_future_complete_rust_buffer(future, continuation) },
        { future -> UniffiLib.ffi_tillback_uniffi_rust_future_free_rust_buffer(future) },
        // lift function
        { FfiConverterSequenceTypeEngineAnswer.lift(it) },
        // Error FFI converter
        EngineFailure.ErrorHandler,
    )
    }


    /**
     * The same for a thread that waits, for so many milliseconds at most. Nothing where there was no news.
     */
    @Throws(EngineFailure::class)override fun `wait`(`milliseconds`: kotlin.UInt): List<EngineAnswer> {
            return FfiConverterSequenceTypeEngineAnswer.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginecall_wait(
        it,

        FfiConverterUInt.lower(`milliseconds`),_status)
}
    }
    )
    }









    /**
     * @suppress
     */
    companion object

}


/**
 * @suppress
 */
public object FfiConverterTypeEngineCall: FfiConverter<EngineCall, Long> {
    override fun lower(value: EngineCall): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): EngineCall {
        return EngineCall(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): EngineCall {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: EngineCall) = 8UL

    override fun write(value: EngineCall, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * What a client of any kind makes its calls with. Every operation makes a call ready; nothing is done before it is begun.
 */
public interface EngineClientInterface {

    /**
     * The names of the accounts.
     */
    fun `accounts`(): List<kotlin.String>

    /**
     * Looks for damage in the journal.
     */
    fun `checkJournal`(): EngineCall

    /**
     * Ends the client: from now on no call begins. What is returned is waited for: it gives those under way their time, and closes
     * the journal, whoever stops waiting. Nothing where the client is closed already.
     */
    fun `end`(): EngineCall?

    /**
     * Waits until no call is under way and nothing goes on by itself any more, or so many milliseconds.
     */
    fun `finish`(`withinMs`: kotlin.Long): EngineCall

    /**
     * Reads a refund from the journal.
     */
    fun `getRefund`(`idempotencyKey`: kotlin.String): EngineCall

    /**
     * Goes through the journal.
     */
    fun `listRefunds`(`filter`: EngineRefundFilter): EngineListing

    /**
     * Records a refund that is sent later.
     */
    fun `queueRefund`(`request`: EngineRefundRequest): EngineCall

    /**
     * Gives money back, once.
     */
    fun `refund`(`request`: EngineRefundRequest): EngineCall

    /**
     * Many refunds, several at once; each is told as a step.
     */
    fun `refundMany`(`requests`: List<EngineRefundRequest>, `many`: EngineMany): EngineCall

    /**
     * Tells the end of a refund that a person found out: `succeeded` or `refused`.
     */
    fun `resolve`(`idempotencyKey`: kotlin.String, `outcome`: kotlin.String, `note`: kotlin.String): EngineCall

    /**
     * Brings every open refund on; each is told as a step.
     */
    fun `settle`(`deadlineMs`: kotlin.Long): EngineCall

    /**
     * Follows a refund to its end.
     */
    fun `waitForRefund`(`idempotencyKey`: kotlin.String, `deadlineMs`: kotlin.Long): EngineCall

    /**
     * What a gateway can do and prove.
     */
    fun `capabilities`(`gateway`: kotlin.String): EngineCapabilities

    /**
     * Whether an account's credentials work.
     */
    fun `check`(`account`: kotlin.String): EngineCall

    /**
     * The same where there may be none, or several.
     */
    fun `find`(`account`: kotlin.String, `reference`: EngineRef): EngineCall

    /**
     * Reads a payee.
     */
    fun `payee`(`account`: kotlin.String, `payee`: EnginePayeeRef): EngineCall

    /**
     * Asks for many payments, several at once; each is told as a step.
     */
    fun `queryMany`(`account`: kotlin.String, `references`: List<EngineRef>, `many`: EngineMany): EngineCall

    /**
     * Verifies a webhook and moves the refund that it speaks of.
     */
    fun `receiveWebhook`(`account`: kotlin.String, `headers`: List<EngineHeader>, `body`: kotlin.ByteArray): EngineCall

    /**
     * Registers somebody to be paid.
     */
    fun `registerPayee`(`request`: EnginePayeeRequest): EngineCall

    /**
     * Many payments, compared with the journal and summed up.
     */
    fun `report`(`source`: EngineSource, `options`: EngineReportOptions): EngineCall

    /**
     * Asks the gateway for a payment.
     */
    fun `transaction`(`account`: kotlin.String, `reference`: EngineRef): EngineCall

    /**
     * What the gateway lists. Each page may take so many milliseconds.
     */
    fun `transactions`(`account`: kotlin.String, `filter`: EngineTransactionFilter, `timeoutMs`: kotlin.Long?): EngineListing

    /**
     * Changes a payee, field by field.
     */
    fun `updatePayee`(`account`: kotlin.String, `customerNo`: kotlin.String, `fields`: Map<kotlin.String, kotlin.String>): EngineCall

    /**
     * Only verifies it.
     */
    fun `verifyWebhook`(`account`: kotlin.String, `headers`: List<EngineHeader>, `body`: kotlin.ByteArray): EngineCall

    /**
     * Waits until a payment is `final`, `refundable`, or has a status.
     */
    fun `waitFor`(`account`: kotlin.String, `reference`: EngineRef, `until`: kotlin.String, `deadlineMs`: kotlin.Long): EngineCall

    companion object
}

/**
 * What a client of any kind makes its calls with. Every operation makes a call ready; nothing is done before it is begun.
 */
open class EngineClient: Disposable, AutoCloseable, EngineClientInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }
    /**
     * Checks the settings and opens the journal, which may have to wait for another process. Nothing is sent.
     */
    constructor(`settings`: EngineSettings) :
        this(UniffiWithHandle,
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_constructor_engineclient_new(


        FfiConverterTypeEngineSettings.lower(`settings`),_status)
}
    )

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_tillback_uniffi_fn_free_engineclient(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_tillback_uniffi_fn_clone_engineclient(handle, status)
        }
    }


    /**
     * The names of the accounts.
     */
    @Throws(EngineFailure::class)override fun `accounts`(): List<kotlin.String> {
            return FfiConverterSequenceString.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_accounts(
        it,
        _status)
}
    }
    )
    }



    /**
     * Looks for damage in the journal.
     */
    @Throws(EngineFailure::class)override fun `checkJournal`(): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_check_journal(
        it,
        _status)
}
    }
    )
    }



    /**
     * Ends the client: from now on no call begins. What is returned is waited for: it gives those under way their time, and closes
     * the journal, whoever stops waiting. Nothing where the client is closed already.
     */override fun `end`(): EngineCall? {
            return FfiConverterOptionalTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_end(
        it,
        _status)
}
    }
    )
    }



    /**
     * Waits until no call is under way and nothing goes on by itself any more, or so many milliseconds.
     */
    @Throws(EngineFailure::class)override fun `finish`(`withinMs`: kotlin.Long): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_finish(
        it,

        FfiConverterLong.lower(`withinMs`),_status)
}
    }
    )
    }



    /**
     * Reads a refund from the journal.
     */
    @Throws(EngineFailure::class)override fun `getRefund`(`idempotencyKey`: kotlin.String): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_get_refund(
        it,

        FfiConverterString.lower(`idempotencyKey`),_status)
}
    }
    )
    }



    /**
     * Goes through the journal.
     */
    @Throws(EngineFailure::class)override fun `listRefunds`(`filter`: EngineRefundFilter): EngineListing {
            return FfiConverterTypeEngineListing.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_list_refunds(
        it,

        FfiConverterTypeEngineRefundFilter.lower(`filter`),_status)
}
    }
    )
    }



    /**
     * Records a refund that is sent later.
     */
    @Throws(EngineFailure::class)override fun `queueRefund`(`request`: EngineRefundRequest): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_queue_refund(
        it,

        FfiConverterTypeEngineRefundRequest.lower(`request`),_status)
}
    }
    )
    }



    /**
     * Gives money back, once.
     */
    @Throws(EngineFailure::class)override fun `refund`(`request`: EngineRefundRequest): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_refund(
        it,

        FfiConverterTypeEngineRefundRequest.lower(`request`),_status)
}
    }
    )
    }



    /**
     * Many refunds, several at once; each is told as a step.
     */
    @Throws(EngineFailure::class)override fun `refundMany`(`requests`: List<EngineRefundRequest>, `many`: EngineMany): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_refund_many(
        it,

        FfiConverterSequenceTypeEngineRefundRequest.lower(`requests`),
        FfiConverterTypeEngineMany.lower(`many`),_status)
}
    }
    )
    }



    /**
     * Tells the end of a refund that a person found out: `succeeded` or `refused`.
     */
    @Throws(EngineFailure::class)override fun `resolve`(`idempotencyKey`: kotlin.String, `outcome`: kotlin.String, `note`: kotlin.String): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_resolve(
        it,

        FfiConverterString.lower(`idempotencyKey`),
        FfiConverterString.lower(`outcome`),
        FfiConverterString.lower(`note`),_status)
}
    }
    )
    }



    /**
     * Brings every open refund on; each is told as a step.
     */
    @Throws(EngineFailure::class)override fun `settle`(`deadlineMs`: kotlin.Long): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_settle(
        it,

        FfiConverterLong.lower(`deadlineMs`),_status)
}
    }
    )
    }



    /**
     * Follows a refund to its end.
     */
    @Throws(EngineFailure::class)override fun `waitForRefund`(`idempotencyKey`: kotlin.String, `deadlineMs`: kotlin.Long): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_wait_for_refund(
        it,

        FfiConverterString.lower(`idempotencyKey`),
        FfiConverterLong.lower(`deadlineMs`),_status)
}
    }
    )
    }



    /**
     * What a gateway can do and prove.
     */
    @Throws(EngineFailure::class)override fun `capabilities`(`gateway`: kotlin.String): EngineCapabilities {
            return FfiConverterTypeEngineCapabilities.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_capabilities(
        it,

        FfiConverterString.lower(`gateway`),_status)
}
    }
    )
    }



    /**
     * Whether an account's credentials work.
     */
    @Throws(EngineFailure::class)override fun `check`(`account`: kotlin.String): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_check(
        it,

        FfiConverterString.lower(`account`),_status)
}
    }
    )
    }



    /**
     * The same where there may be none, or several.
     */
    @Throws(EngineFailure::class)override fun `find`(`account`: kotlin.String, `reference`: EngineRef): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_find(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterTypeEngineRef.lower(`reference`),_status)
}
    }
    )
    }



    /**
     * Reads a payee.
     */
    @Throws(EngineFailure::class)override fun `payee`(`account`: kotlin.String, `payee`: EnginePayeeRef): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_payee(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterTypeEnginePayeeRef.lower(`payee`),_status)
}
    }
    )
    }



    /**
     * Asks for many payments, several at once; each is told as a step.
     */
    @Throws(EngineFailure::class)override fun `queryMany`(`account`: kotlin.String, `references`: List<EngineRef>, `many`: EngineMany): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_query_many(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterSequenceTypeEngineRef.lower(`references`),
        FfiConverterTypeEngineMany.lower(`many`),_status)
}
    }
    )
    }



    /**
     * Verifies a webhook and moves the refund that it speaks of.
     */
    @Throws(EngineFailure::class)override fun `receiveWebhook`(`account`: kotlin.String, `headers`: List<EngineHeader>, `body`: kotlin.ByteArray): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_receive_webhook(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterSequenceTypeEngineHeader.lower(`headers`),
        FfiConverterByteArray.lower(`body`),_status)
}
    }
    )
    }



    /**
     * Registers somebody to be paid.
     */
    @Throws(EngineFailure::class)override fun `registerPayee`(`request`: EnginePayeeRequest): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_register_payee(
        it,

        FfiConverterTypeEnginePayeeRequest.lower(`request`),_status)
}
    }
    )
    }



    /**
     * Many payments, compared with the journal and summed up.
     */
    @Throws(EngineFailure::class)override fun `report`(`source`: EngineSource, `options`: EngineReportOptions): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_report(
        it,

        FfiConverterTypeEngineSource.lower(`source`),
        FfiConverterTypeEngineReportOptions.lower(`options`),_status)
}
    }
    )
    }



    /**
     * Asks the gateway for a payment.
     */
    @Throws(EngineFailure::class)override fun `transaction`(`account`: kotlin.String, `reference`: EngineRef): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_transaction(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterTypeEngineRef.lower(`reference`),_status)
}
    }
    )
    }



    /**
     * What the gateway lists. Each page may take so many milliseconds.
     */
    @Throws(EngineFailure::class)override fun `transactions`(`account`: kotlin.String, `filter`: EngineTransactionFilter, `timeoutMs`: kotlin.Long?): EngineListing {
            return FfiConverterTypeEngineListing.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_transactions(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterTypeEngineTransactionFilter.lower(`filter`),
        FfiConverterOptionalLong.lower(`timeoutMs`),_status)
}
    }
    )
    }



    /**
     * Changes a payee, field by field.
     */
    @Throws(EngineFailure::class)override fun `updatePayee`(`account`: kotlin.String, `customerNo`: kotlin.String, `fields`: Map<kotlin.String, kotlin.String>): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_update_payee(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterString.lower(`customerNo`),
        FfiConverterMapStringString.lower(`fields`),_status)
}
    }
    )
    }



    /**
     * Only verifies it.
     */
    @Throws(EngineFailure::class)override fun `verifyWebhook`(`account`: kotlin.String, `headers`: List<EngineHeader>, `body`: kotlin.ByteArray): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_verify_webhook(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterSequenceTypeEngineHeader.lower(`headers`),
        FfiConverterByteArray.lower(`body`),_status)
}
    }
    )
    }



    /**
     * Waits until a payment is `final`, `refundable`, or has a status.
     */
    @Throws(EngineFailure::class)override fun `waitFor`(`account`: kotlin.String, `reference`: EngineRef, `until`: kotlin.String, `deadlineMs`: kotlin.Long): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_engineclient_wait_for(
        it,

        FfiConverterString.lower(`account`),
        FfiConverterTypeEngineRef.lower(`reference`),
        FfiConverterString.lower(`until`),
        FfiConverterLong.lower(`deadlineMs`),_status)
}
    }
    )
    }









    /**
     * @suppress
     */
    companion object

}


/**
 * @suppress
 */
public object FfiConverterTypeEngineClient: FfiConverter<EngineClient, Long> {
    override fun lower(value: EngineClient): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): EngineClient {
        return EngineClient(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): EngineClient {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: EngineClient) = 8UL

    override fun write(value: EngineClient, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * The engine's own copy of a payment, which travels with its record: a refund of a payment that was just read needs no second
 * look.
 */
public interface EngineHandleInterface {

    companion object
}

/**
 * The engine's own copy of a payment, which travels with its record: a refund of a payment that was just read needs no second
 * look.
 */
open class EngineHandle: Disposable, AutoCloseable, EngineHandleInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_tillback_uniffi_fn_free_enginehandle(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_tillback_uniffi_fn_clone_enginehandle(handle, status)
        }
    }








    /**
     * @suppress
     */
    companion object

}


/**
 * @suppress
 */
public object FfiConverterTypeEngineHandle: FfiConverter<EngineHandle, Long> {
    override fun lower(value: EngineHandle): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): EngineHandle {
        return EngineHandle(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): EngineHandle {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: EngineHandle) = 8UL

    override fun write(value: EngineHandle, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * A list of which every call gives the next item, and nothing at its end.
 */
public interface EngineListingInterface {

    /**
     * Somebody reads from now on.
     */
    fun `begin`()

    /**
     * Nobody reads any more. Whether the last item arrived decides whether it is given again.
     */
    fun `end`(`arrived`: kotlin.Boolean)

    /**
     * The next item.
     */
    fun `next`(): EngineCall

    companion object
}

/**
 * A list of which every call gives the next item, and nothing at its end.
 */
open class EngineListing: Disposable, AutoCloseable, EngineListingInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_tillback_uniffi_fn_free_enginelisting(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_tillback_uniffi_fn_clone_enginelisting(handle, status)
        }
    }


    /**
     * Somebody reads from now on.
     */
    @Throws(EngineFailure::class)override fun `begin`()
        =
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginelisting_begin(
        it,
        _status)
}
    }




    /**
     * Nobody reads any more. Whether the last item arrived decides whether it is given again.
     */override fun `end`(`arrived`: kotlin.Boolean)
        =
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginelisting_end(
        it,

        FfiConverterBoolean.lower(`arrived`),_status)
}
    }




    /**
     * The next item.
     */
    @Throws(EngineFailure::class)override fun `next`(): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginelisting_next(
        it,
        _status)
}
    }
    )
    }









    /**
     * @suppress
     */
    companion object

}


/**
 * @suppress
 */
public object FfiConverterTypeEngineListing: FfiConverter<EngineListing, Long> {
    override fun lower(value: EngineListing): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): EngineListing {
        return EngineListing(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): EngineListing {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: EngineListing) = 8UL

    override fun write(value: EngineListing, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * A report of which every call gives the next row, and nothing at its end.
 */
public interface EngineRowsInterface {

    /**
     * Somebody reads from now on.
     */
    fun `begin`()

    /**
     * Nobody reads any more. Whether the last row arrived decides whether it is given again.
     */
    fun `end`(`arrived`: kotlin.Boolean)

    /**
     * How many rows there will be at most.
     */
    fun `expected`(): kotlin.ULong?

    /**
     * Forgets the checkpoint.
     */
    fun `forget`(): EngineCall

    /**
     * Ends the report, also for somebody who waits for a row: no more of it is asked for. What it told can still be looked at.
     */
    fun `leave`()

    /**
     * The next row.
     */
    fun `next`(): EngineCall

    /**
     * What was saved last by an earlier run that did not finish.
     */
    fun `position`(): kotlin.ULong

    /**
     * Keeps how far the program's output is.
     */
    fun `save`(`position`: kotlin.Long): EngineCall

    /**
     * How many rows there were.
     */
    fun `tally`(): EngineTally

    /**
     * The sums so far by one thing and by currency.
     */
    fun `totals`(`by`: kotlin.String): List<EngineTotal>

    companion object
}

/**
 * A report of which every call gives the next row, and nothing at its end.
 */
open class EngineRows: Disposable, AutoCloseable, EngineRowsInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_tillback_uniffi_fn_free_enginerows(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_tillback_uniffi_fn_clone_enginerows(handle, status)
        }
    }


    /**
     * Somebody reads from now on.
     */
    @Throws(EngineFailure::class)override fun `begin`()
        =
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_begin(
        it,
        _status)
}
    }




    /**
     * Nobody reads any more. Whether the last row arrived decides whether it is given again.
     */override fun `end`(`arrived`: kotlin.Boolean)
        =
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_end(
        it,

        FfiConverterBoolean.lower(`arrived`),_status)
}
    }




    /**
     * How many rows there will be at most.
     */override fun `expected`(): kotlin.ULong? {
            return FfiConverterOptionalULong.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_expected(
        it,
        _status)
}
    }
    )
    }



    /**
     * Forgets the checkpoint.
     */
    @Throws(EngineFailure::class)override fun `forget`(): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_forget(
        it,
        _status)
}
    }
    )
    }



    /**
     * Ends the report, also for somebody who waits for a row: no more of it is asked for. What it told can still be looked at.
     */override fun `leave`()
        =
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_leave(
        it,
        _status)
}
    }




    /**
     * The next row.
     */
    @Throws(EngineFailure::class)override fun `next`(): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_next(
        it,
        _status)
}
    }
    )
    }



    /**
     * What was saved last by an earlier run that did not finish.
     */override fun `position`(): kotlin.ULong {
            return FfiConverterULong.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_position(
        it,
        _status)
}
    }
    )
    }



    /**
     * Keeps how far the program's output is.
     */
    @Throws(EngineFailure::class)override fun `save`(`position`: kotlin.Long): EngineCall {
            return FfiConverterTypeEngineCall.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_save(
        it,

        FfiConverterLong.lower(`position`),_status)
}
    }
    )
    }



    /**
     * How many rows there were.
     */override fun `tally`(): EngineTally {
            return FfiConverterTypeEngineTally.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_tally(
        it,
        _status)
}
    }
    )
    }



    /**
     * The sums so far by one thing and by currency.
     */
    @Throws(EngineFailure::class)override fun `totals`(`by`: kotlin.String): List<EngineTotal> {
            return FfiConverterSequenceTypeEngineTotal.lift(
    callWithHandle {
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_method_enginerows_totals(
        it,

        FfiConverterString.lower(`by`),_status)
}
    }
    )
    }









    /**
     * @suppress
     */
    companion object

}


/**
 * @suppress
 */
public object FfiConverterTypeEngineRows: FfiConverter<EngineRows, Long> {
    override fun lower(value: EngineRows): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): EngineRows {
        return EngineRows(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): EngineRows {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: EngineRows) = 8UL

    override fun write(value: EngineRows, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}



/**
 * An account at a gateway.
 */
data class EngineAccount (
    /**
     * The name that the program chose.
     */
    val `name`: kotlin.String
    ,
    /**
     * Which of the gateway's systems it is at.
     */
    val `environment`: EngineEnvironment
    ,
    /**
     * What its gateway asks for.
     */
    val `credentials`: EngineCredentials

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineAccount: FfiConverterRustBuffer<EngineAccount> {
    override fun read(buf: ByteBuffer): EngineAccount {
        return EngineAccount(
            FfiConverterString.read(buf),
            FfiConverterTypeEngineEnvironment.read(buf),
            FfiConverterTypeEngineCredentials.read(buf),
        )
    }

    override fun allocationSize(value: EngineAccount) = (
            FfiConverterString.allocationSize(value.`name`) +
            FfiConverterTypeEngineEnvironment.allocationSize(value.`environment`) +
            FfiConverterTypeEngineCredentials.allocationSize(value.`credentials`)
    )

    override fun write(value: EngineAccount, buf: ByteBuffer) {
            FfiConverterString.write(value.`name`, buf)
            FfiConverterTypeEngineEnvironment.write(value.`environment`, buf)
            FfiConverterTypeEngineCredentials.write(value.`credentials`, buf)
    }
}



/**
 * Who did something at Yedpay, and the remark they left.
 */
data class EngineActionDetails (
    val `requestUserId`: kotlin.String?
    ,
    val `firstName`: kotlin.String?
    ,
    val `lastName`: kotlin.String?
    ,
    val `remark`: kotlin.String?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineActionDetails: FfiConverterRustBuffer<EngineActionDetails> {
    override fun read(buf: ByteBuffer): EngineActionDetails {
        return EngineActionDetails(
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: EngineActionDetails) = (
            FfiConverterOptionalString.allocationSize(value.`requestUserId`) +
            FfiConverterOptionalString.allocationSize(value.`firstName`) +
            FfiConverterOptionalString.allocationSize(value.`lastName`) +
            FfiConverterOptionalString.allocationSize(value.`remark`)
    )

    override fun write(value: EngineActionDetails, buf: ByteBuffer) {
            FfiConverterOptionalString.write(value.`requestUserId`, buf)
            FfiConverterOptionalString.write(value.`firstName`, buf)
            FfiConverterOptionalString.write(value.`lastName`, buf)
            FfiConverterOptionalString.write(value.`remark`, buf)
    }
}



/**
 * Whether the journal and the gateway say the same.
 */
data class EngineAgreement (
    /**
     * The word for it.
     */
    val `word`: kotlin.String
    ,
    /**
     * How much it is about.
     */
    val `amount`: EngineMoney?
    ,
    /**
     * When it happened.
     */
    val `at`: EngineInstant?
    ,
    /**
     * By the journal.
     */
    val `ours`: EngineMoney?
    ,
    /**
     * By the gateway.
     */
    val `theirs`: EngineMoney?
    ,
    /**
     * Whether somebody should look.
     */
    val `isDisagreement`: kotlin.Boolean

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineAgreement: FfiConverterRustBuffer<EngineAgreement> {
    override fun read(buf: ByteBuffer): EngineAgreement {
        return EngineAgreement(
            FfiConverterString.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterBoolean.read(buf),
        )
    }

    override fun allocationSize(value: EngineAgreement) = (
            FfiConverterString.allocationSize(value.`word`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`amount`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`at`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`ours`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`theirs`) +
            FfiConverterBoolean.allocationSize(value.`isDisagreement`)
    )

    override fun write(value: EngineAgreement, buf: ByteBuffer) {
            FfiConverterString.write(value.`word`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`amount`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`at`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`ours`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`theirs`, buf)
            FfiConverterBoolean.write(value.`isDisagreement`, buf)
    }
}



/**
 * One sending of a refund.
 */
data class EngineAttempt (
    /**
     * Counted from 1.
     */
    val `number`: kotlin.UInt
    ,
    /**
     * When it was marked as about to be sent.
     */
    val `at`: EngineInstant

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineAttempt: FfiConverterRustBuffer<EngineAttempt> {
    override fun read(buf: ByteBuffer): EngineAttempt {
        return EngineAttempt(
            FfiConverterUInt.read(buf),
            FfiConverterTypeEngineInstant.read(buf),
        )
    }

    override fun allocationSize(value: EngineAttempt) = (
            FfiConverterUInt.allocationSize(value.`number`) +
            FfiConverterTypeEngineInstant.allocationSize(value.`at`)
    )

    override fun write(value: EngineAttempt, buf: ByteBuffer) {
            FfiConverterUInt.write(value.`number`, buf)
            FfiConverterTypeEngineInstant.write(value.`at`, buf)
    }
}



/**
 * What a gateway can do and prove.
 */
data class EngineCapabilities (
    /**
     * The gateway.
     */
    val `gateway`: kotlin.String
    ,
    /**
     * Whether part of a payment can go back.
     */
    val `partialRefunds`: kotlin.Boolean
    ,
    /**
     * Whether it tells what went back.
     */
    val `tellsRefunded`: kotlin.Boolean
    ,
    /**
     * Whether a payment's record lists its refunds.
     */
    val `listsRefunds`: kotlin.Boolean
    ,
    /**
     * Whether it finds a refund by our mark.
     */
    val `findsRefundByMark`: kotlin.Boolean
    ,
    /**
     * Whether it answers a repeated request as it did the first.
     */
    val `repeatsAnswers`: kotlin.Boolean
    ,
    /**
     * Whether refunds of a payment go one at a time.
     */
    val `oneRefundAtATime`: kotlin.Boolean
    ,
    /**
     * What it can list.
     */
    val `lists`: kotlin.String
    ,
    /**
     * Whether payees can be registered.
     */
    val `payees`: kotlin.Boolean
    ,
    /**
     * The mark that travels with a refund.
     */
    val `mark`: kotlin.String
    ,
    /**
     * How a lost answer is settled.
     */
    val `evidence`: kotlin.String
    ,
    /**
     * What proves that a refund did not happen.
     */
    val `proofOfNo`: kotlin.String

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineCapabilities: FfiConverterRustBuffer<EngineCapabilities> {
    override fun read(buf: ByteBuffer): EngineCapabilities {
        return EngineCapabilities(
            FfiConverterString.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterString.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
        )
    }

    override fun allocationSize(value: EngineCapabilities) = (
            FfiConverterString.allocationSize(value.`gateway`) +
            FfiConverterBoolean.allocationSize(value.`partialRefunds`) +
            FfiConverterBoolean.allocationSize(value.`tellsRefunded`) +
            FfiConverterBoolean.allocationSize(value.`listsRefunds`) +
            FfiConverterBoolean.allocationSize(value.`findsRefundByMark`) +
            FfiConverterBoolean.allocationSize(value.`repeatsAnswers`) +
            FfiConverterBoolean.allocationSize(value.`oneRefundAtATime`) +
            FfiConverterString.allocationSize(value.`lists`) +
            FfiConverterBoolean.allocationSize(value.`payees`) +
            FfiConverterString.allocationSize(value.`mark`) +
            FfiConverterString.allocationSize(value.`evidence`) +
            FfiConverterString.allocationSize(value.`proofOfNo`)
    )

    override fun write(value: EngineCapabilities, buf: ByteBuffer) {
            FfiConverterString.write(value.`gateway`, buf)
            FfiConverterBoolean.write(value.`partialRefunds`, buf)
            FfiConverterBoolean.write(value.`tellsRefunded`, buf)
            FfiConverterBoolean.write(value.`listsRefunds`, buf)
            FfiConverterBoolean.write(value.`findsRefundByMark`, buf)
            FfiConverterBoolean.write(value.`repeatsAnswers`, buf)
            FfiConverterBoolean.write(value.`oneRefundAtATime`, buf)
            FfiConverterString.write(value.`lists`, buf)
            FfiConverterBoolean.write(value.`payees`, buf)
            FfiConverterString.write(value.`mark`, buf)
            FfiConverterString.write(value.`evidence`, buf)
            FfiConverterString.write(value.`proofOfNo`, buf)
    }
}



/**
 * One line of the catalogue of errors.
 */
data class EngineCatalogueLine (
    /**
     * The stable text code.
     */
    val `code`: kotlin.String
    ,
    /**
     * The stable number.
     */
    val `number`: kotlin.UShort
    ,
    /**
     * The family.
     */
    val `kind`: kotlin.String
    ,
    /**
     * Whether another try makes sense.
     */
    val `retry`: kotlin.String

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineCatalogueLine: FfiConverterRustBuffer<EngineCatalogueLine> {
    override fun read(buf: ByteBuffer): EngineCatalogueLine {
        return EngineCatalogueLine(
            FfiConverterString.read(buf),
            FfiConverterUShort.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
        )
    }

    override fun allocationSize(value: EngineCatalogueLine) = (
            FfiConverterString.allocationSize(value.`code`) +
            FfiConverterUShort.allocationSize(value.`number`) +
            FfiConverterString.allocationSize(value.`kind`) +
            FfiConverterString.allocationSize(value.`retry`)
    )

    override fun write(value: EngineCatalogueLine, buf: ByteBuffer) {
            FfiConverterString.write(value.`code`, buf)
            FfiConverterUShort.write(value.`number`, buf)
            FfiConverterString.write(value.`kind`, buf)
            FfiConverterString.write(value.`retry`, buf)
    }
}



/**
 * Whether an account's credentials work.
 */
data class EngineCheck (
    /**
     * The account.
     */
    val `account`: kotlin.String
    ,
    /**
     * The gateway.
     */
    val `gateway`: kotlin.String
    ,
    /**
     * Whether they may refund.
     */
    val `mayRefund`: kotlin.String
    ,
    /**
     * Whose they are.
     */
    val `merchant`: kotlin.String?
    ,
    /**
     * The untouched reply.
     */
    val `raw`: kotlin.ByteArray

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineCheck: FfiConverterRustBuffer<EngineCheck> {
    override fun read(buf: ByteBuffer): EngineCheck {
        return EngineCheck(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterByteArray.read(buf),
        )
    }

    override fun allocationSize(value: EngineCheck) = (
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterString.allocationSize(value.`gateway`) +
            FfiConverterString.allocationSize(value.`mayRefund`) +
            FfiConverterOptionalString.allocationSize(value.`merchant`) +
            FfiConverterByteArray.allocationSize(value.`raw`)
    )

    override fun write(value: EngineCheck, buf: ByteBuffer) {
            FfiConverterString.write(value.`account`, buf)
            FfiConverterString.write(value.`gateway`, buf)
            FfiConverterString.write(value.`mayRefund`, buf)
            FfiConverterOptionalString.write(value.`merchant`, buf)
            FfiConverterByteArray.write(value.`raw`, buf)
    }
}



/**
 * How one call of many ended, and how far all of them are.
 */
data class EngineDone (
    /**
     * Its place in the input, from 0.
     */
    val `index`: kotlin.ULong
    ,
    /**
     * Why it failed.
     */
    val `error`: EngineProblem?
    ,
    /**
     * Calls that ended with a result so far.
     */
    val `answered`: kotlin.ULong
    ,
    /**
     * Calls that ended with an error so far.
     */
    val `failed`: kotlin.ULong

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineDone: FfiConverterRustBuffer<EngineDone> {
    override fun read(buf: ByteBuffer): EngineDone {
        return EngineDone(
            FfiConverterULong.read(buf),
            FfiConverterOptionalTypeEngineProblem.read(buf),
            FfiConverterULong.read(buf),
            FfiConverterULong.read(buf),
        )
    }

    override fun allocationSize(value: EngineDone) = (
            FfiConverterULong.allocationSize(value.`index`) +
            FfiConverterOptionalTypeEngineProblem.allocationSize(value.`error`) +
            FfiConverterULong.allocationSize(value.`answered`) +
            FfiConverterULong.allocationSize(value.`failed`)
    )

    override fun write(value: EngineDone, buf: ByteBuffer) {
            FfiConverterULong.write(value.`index`, buf)
            FfiConverterOptionalTypeEngineProblem.write(value.`error`, buf)
            FfiConverterULong.write(value.`answered`, buf)
            FfiConverterULong.write(value.`failed`, buf)
    }
}



/**
 * A webhook whose signature was verified.
 */
data class EngineEvent (
    /**
     * The account.
     */
    val `account`: kotlin.String
    ,
    /**
     * The gateway.
     */
    val `gateway`: kotlin.String
    ,
    /**
     * What it is about.
     */
    val `subject`: kotlin.String
    ,
    /**
     * The gateway's id of the payment.
     */
    val `transactionId`: kotlin.String?
    ,
    /**
     * The merchant's reference.
     */
    val `reference`: kotlin.String?
    ,
    /**
     * The gateway's id of the refund.
     */
    val `refundId`: kotlin.String?
    ,
    /**
     * The mark that travelled with the refund.
     */
    val `mark`: kotlin.String?
    ,
    /**
     * The gateway's word for the status.
     */
    val `statusWord`: kotlin.String?
    ,
    /**
     * The amount it speaks of.
     */
    val `amount`: EngineMoney?
    ,
    /**
     * What went back in all.
     */
    val `refunded`: EngineMoney?
    ,
    /**
     * When it happened.
     */
    val `at`: EngineInstant?
    ,
    /**
     * The keys of the journal's refunds that it is about.
     */
    val `refundKeys`: List<kotlin.String>
    ,
    /**
     * The same for each delivery of the same event.
     */
    val `dedupeKey`: kotlin.String
    ,
    /**
     * The body to answer with.
     */
    val `acknowledgement`: kotlin.String
    ,
    /**
     * The untouched body.
     */
    val `raw`: kotlin.ByteArray

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineEvent: FfiConverterRustBuffer<EngineEvent> {
    override fun read(buf: ByteBuffer): EngineEvent {
        return EngineEvent(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterSequenceString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterByteArray.read(buf),
        )
    }

    override fun allocationSize(value: EngineEvent) = (
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterString.allocationSize(value.`gateway`) +
            FfiConverterString.allocationSize(value.`subject`) +
            FfiConverterOptionalString.allocationSize(value.`transactionId`) +
            FfiConverterOptionalString.allocationSize(value.`reference`) +
            FfiConverterOptionalString.allocationSize(value.`refundId`) +
            FfiConverterOptionalString.allocationSize(value.`mark`) +
            FfiConverterOptionalString.allocationSize(value.`statusWord`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`amount`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`refunded`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`at`) +
            FfiConverterSequenceString.allocationSize(value.`refundKeys`) +
            FfiConverterString.allocationSize(value.`dedupeKey`) +
            FfiConverterString.allocationSize(value.`acknowledgement`) +
            FfiConverterByteArray.allocationSize(value.`raw`)
    )

    override fun write(value: EngineEvent, buf: ByteBuffer) {
            FfiConverterString.write(value.`account`, buf)
            FfiConverterString.write(value.`gateway`, buf)
            FfiConverterString.write(value.`subject`, buf)
            FfiConverterOptionalString.write(value.`transactionId`, buf)
            FfiConverterOptionalString.write(value.`reference`, buf)
            FfiConverterOptionalString.write(value.`refundId`, buf)
            FfiConverterOptionalString.write(value.`mark`, buf)
            FfiConverterOptionalString.write(value.`statusWord`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`amount`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`refunded`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`at`, buf)
            FfiConverterSequenceString.write(value.`refundKeys`, buf)
            FfiConverterString.write(value.`dedupeKey`, buf)
            FfiConverterString.write(value.`acknowledgement`, buf)
            FfiConverterByteArray.write(value.`raw`, buf)
    }
}



/**
 * One header of a webhook, as it came.
 */
data class EngineHeader (
    /**
     * Its name.
     */
    val `name`: kotlin.String
    ,
    /**
     * Its value.
     */
    val `value`: kotlin.String

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineHeader: FfiConverterRustBuffer<EngineHeader> {
    override fun read(buf: ByteBuffer): EngineHeader {
        return EngineHeader(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
        )
    }

    override fun allocationSize(value: EngineHeader) = (
            FfiConverterString.allocationSize(value.`name`) +
            FfiConverterString.allocationSize(value.`value`)
    )

    override fun write(value: EngineHeader, buf: ByteBuffer) {
            FfiConverterString.write(value.`name`, buf)
            FfiConverterString.write(value.`value`, buf)
    }
}



/**
 * One line of a refund's history.
 */
data class EngineHistoryEntry (
    /**
     * When.
     */
    val `at`: EngineInstant
    ,
    /**
     * The program that wrote it.
     */
    val `by`: kotlin.String
    ,
    /**
     * The status after it.
     */
    val `status`: kotlin.String
    ,
    /**
     * From whom the news came.
     */
    val `source`: kotlin.String
    ,
    /**
     * What happened.
     */
    val `what`: kotlin.String
    ,
    /**
     * The gateway's code.
     */
    val `gatewayCode`: kotlin.String?
    ,
    /**
     * The HTTP status of the reply.
     */
    val `httpStatus`: kotlin.UShort?
    ,
    /**
     * The id by which the gateway's support finds the exchange.
     */
    val `requestId`: kotlin.String?
    ,
    /**
     * Whether it says otherwise than the final status that stood by then.
     */
    val `contradicts`: kotlin.Boolean

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineHistoryEntry: FfiConverterRustBuffer<EngineHistoryEntry> {
    override fun read(buf: ByteBuffer): EngineHistoryEntry {
        return EngineHistoryEntry(
            FfiConverterTypeEngineInstant.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalUShort.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterBoolean.read(buf),
        )
    }

    override fun allocationSize(value: EngineHistoryEntry) = (
            FfiConverterTypeEngineInstant.allocationSize(value.`at`) +
            FfiConverterString.allocationSize(value.`by`) +
            FfiConverterString.allocationSize(value.`status`) +
            FfiConverterString.allocationSize(value.`source`) +
            FfiConverterString.allocationSize(value.`what`) +
            FfiConverterOptionalString.allocationSize(value.`gatewayCode`) +
            FfiConverterOptionalUShort.allocationSize(value.`httpStatus`) +
            FfiConverterOptionalString.allocationSize(value.`requestId`) +
            FfiConverterBoolean.allocationSize(value.`contradicts`)
    )

    override fun write(value: EngineHistoryEntry, buf: ByteBuffer) {
            FfiConverterTypeEngineInstant.write(value.`at`, buf)
            FfiConverterString.write(value.`by`, buf)
            FfiConverterString.write(value.`status`, buf)
            FfiConverterString.write(value.`source`, buf)
            FfiConverterString.write(value.`what`, buf)
            FfiConverterOptionalString.write(value.`gatewayCode`, buf)
            FfiConverterOptionalUShort.write(value.`httpStatus`, buf)
            FfiConverterOptionalString.write(value.`requestId`, buf)
            FfiConverterBoolean.write(value.`contradicts`, buf)
    }
}



/**
 * An instant in UTC.
 */
data class EngineInstant (
    /**
     * Whole seconds since 1970.
     */
    val `seconds`: kotlin.Long
    ,
    /**
     * And so many billionths of a second.
     */
    val `nanoseconds`: kotlin.Int

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineInstant: FfiConverterRustBuffer<EngineInstant> {
    override fun read(buf: ByteBuffer): EngineInstant {
        return EngineInstant(
            FfiConverterLong.read(buf),
            FfiConverterInt.read(buf),
        )
    }

    override fun allocationSize(value: EngineInstant) = (
            FfiConverterLong.allocationSize(value.`seconds`) +
            FfiConverterInt.allocationSize(value.`nanoseconds`)
    )

    override fun write(value: EngineInstant, buf: ByteBuffer) {
            FfiConverterLong.write(value.`seconds`, buf)
            FfiConverterInt.write(value.`nanoseconds`, buf)
    }
}



/**
 * A web address with its role.
 */
data class EngineLink (
    /**
     * The role.
     */
    val `rel`: kotlin.String
    ,
    /**
     * The address.
     */
    val `href`: kotlin.String

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineLink: FfiConverterRustBuffer<EngineLink> {
    override fun read(buf: ByteBuffer): EngineLink {
        return EngineLink(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
        )
    }

    override fun allocationSize(value: EngineLink) = (
            FfiConverterString.allocationSize(value.`rel`) +
            FfiConverterString.allocationSize(value.`href`)
    )

    override fun write(value: EngineLink, buf: ByteBuffer) {
            FfiConverterString.write(value.`rel`, buf)
            FfiConverterString.write(value.`href`, buf)
    }
}



/**
 * A refund as the payment's own record lists it.
 */
data class EngineListedRefund (
    /**
     * The gateway's id of the refund.
     */
    val `id`: kotlin.String?
    ,
    /**
     * The mark that travelled with it.
     */
    val `mark`: kotlin.String?
    ,
    /**
     * How much.
     */
    val `amount`: EngineMoney

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineListedRefund: FfiConverterRustBuffer<EngineListedRefund> {
    override fun read(buf: ByteBuffer): EngineListedRefund {
        return EngineListedRefund(
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterTypeEngineMoney.read(buf),
        )
    }

    override fun allocationSize(value: EngineListedRefund) = (
            FfiConverterOptionalString.allocationSize(value.`id`) +
            FfiConverterOptionalString.allocationSize(value.`mark`) +
            FfiConverterTypeEngineMoney.allocationSize(value.`amount`)
    )

    override fun write(value: EngineListedRefund, buf: ByteBuffer) {
            FfiConverterOptionalString.write(value.`id`, buf)
            FfiConverterOptionalString.write(value.`mark`, buf)
            FfiConverterTypeEngineMoney.write(value.`amount`, buf)
    }
}



/**
 * How many calls at once, and how fast.
 */
data class EngineMany (
    /**
     * At the same time.
     */
    val `atOnce`: kotlin.Long
    ,
    /**
     * Begun in a second, at most.
     */
    val `perSecond`: kotlin.Long?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineMany: FfiConverterRustBuffer<EngineMany> {
    override fun read(buf: ByteBuffer): EngineMany {
        return EngineMany(
            FfiConverterLong.read(buf),
            FfiConverterOptionalLong.read(buf),
        )
    }

    override fun allocationSize(value: EngineMany) = (
            FfiConverterLong.allocationSize(value.`atOnce`) +
            FfiConverterOptionalLong.allocationSize(value.`perSecond`)
    )

    override fun write(value: EngineMany, buf: ByteBuffer) {
            FfiConverterLong.write(value.`atOnce`, buf)
            FfiConverterOptionalLong.write(value.`perSecond`, buf)
    }
}



/**
 * An amount.
 */
data class EngineMoney (
    /**
     * Whole minor units: cents, or yen.
     */
    val `minor`: kotlin.Long
    ,
    /**
     * The ISO 4217 code.
     */
    val `currency`: kotlin.String
    ,
    /**
     * Digits behind the point in this currency.
     */
    val `decimals`: kotlin.UByte

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineMoney: FfiConverterRustBuffer<EngineMoney> {
    override fun read(buf: ByteBuffer): EngineMoney {
        return EngineMoney(
            FfiConverterLong.read(buf),
            FfiConverterString.read(buf),
            FfiConverterUByte.read(buf),
        )
    }

    override fun allocationSize(value: EngineMoney) = (
            FfiConverterLong.allocationSize(value.`minor`) +
            FfiConverterString.allocationSize(value.`currency`) +
            FfiConverterUByte.allocationSize(value.`decimals`)
    )

    override fun write(value: EngineMoney, buf: ByteBuffer) {
            FfiConverterLong.write(value.`minor`, buf)
            FfiConverterString.write(value.`currency`, buf)
            FfiConverterUByte.write(value.`decimals`, buf)
    }
}



/**
 * Fields of a PayCross transaction.
 */
data class EnginePaycrossDetails (
    val `service`: kotlin.String
    ,
    val `test`: kotlin.Boolean?
    ,
    val `language`: kotlin.String?
    ,
    val `message`: kotlin.String?
    ,
    val `receiptUrl`: kotlin.String?
    ,
    val `code`: kotlin.String?
    ,
    val `reason`: kotlin.String?
    ,
    val `providerStatus`: kotlin.String?
    ,
    val `providerRef`: kotlin.String?
    ,
    val `providerMessage`: kotlin.String?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEnginePaycrossDetails: FfiConverterRustBuffer<EnginePaycrossDetails> {
    override fun read(buf: ByteBuffer): EnginePaycrossDetails {
        return EnginePaycrossDetails(
            FfiConverterString.read(buf),
            FfiConverterOptionalBoolean.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: EnginePaycrossDetails) = (
            FfiConverterString.allocationSize(value.`service`) +
            FfiConverterOptionalBoolean.allocationSize(value.`test`) +
            FfiConverterOptionalString.allocationSize(value.`language`) +
            FfiConverterOptionalString.allocationSize(value.`message`) +
            FfiConverterOptionalString.allocationSize(value.`receiptUrl`) +
            FfiConverterOptionalString.allocationSize(value.`code`) +
            FfiConverterOptionalString.allocationSize(value.`reason`) +
            FfiConverterOptionalString.allocationSize(value.`providerStatus`) +
            FfiConverterOptionalString.allocationSize(value.`providerRef`) +
            FfiConverterOptionalString.allocationSize(value.`providerMessage`)
    )

    override fun write(value: EnginePaycrossDetails, buf: ByteBuffer) {
            FfiConverterString.write(value.`service`, buf)
            FfiConverterOptionalBoolean.write(value.`test`, buf)
            FfiConverterOptionalString.write(value.`language`, buf)
            FfiConverterOptionalString.write(value.`message`, buf)
            FfiConverterOptionalString.write(value.`receiptUrl`, buf)
            FfiConverterOptionalString.write(value.`code`, buf)
            FfiConverterOptionalString.write(value.`reason`, buf)
            FfiConverterOptionalString.write(value.`providerStatus`, buf)
            FfiConverterOptionalString.write(value.`providerRef`, buf)
            FfiConverterOptionalString.write(value.`providerMessage`, buf)
    }
}



/**
 * Somebody to be paid.
 */
data class EnginePayee (
    /**
     * The account.
     */
    val `account`: kotlin.String
    ,
    /**
     * The gateway's number.
     */
    val `customerNo`: kotlin.String
    ,
    /**
     * The program's own code.
     */
    val `customerCode`: kotlin.String?
    ,
    /**
     * The first name.
     */
    val `firstName`: kotlin.String?
    ,
    /**
     * The last name.
     */
    val `lastName`: kotlin.String?
    ,
    /**
     * The e-mail address.
     */
    val `email`: kotlin.String?
    ,
    /**
     * The gateway's word for where it stands.
     */
    val `status`: kotlin.String?
    ,
    /**
     * When it was registered.
     */
    val `createdAt`: EngineInstant?
    ,
    /**
     * When it last changed.
     */
    val `updatedAt`: EngineInstant?
    ,
    /**
     * The untouched reply.
     */
    val `raw`: kotlin.ByteArray

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEnginePayee: FfiConverterRustBuffer<EnginePayee> {
    override fun read(buf: ByteBuffer): EnginePayee {
        return EnginePayee(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterByteArray.read(buf),
        )
    }

    override fun allocationSize(value: EnginePayee) = (
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterString.allocationSize(value.`customerNo`) +
            FfiConverterOptionalString.allocationSize(value.`customerCode`) +
            FfiConverterOptionalString.allocationSize(value.`firstName`) +
            FfiConverterOptionalString.allocationSize(value.`lastName`) +
            FfiConverterOptionalString.allocationSize(value.`email`) +
            FfiConverterOptionalString.allocationSize(value.`status`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`createdAt`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`updatedAt`) +
            FfiConverterByteArray.allocationSize(value.`raw`)
    )

    override fun write(value: EnginePayee, buf: ByteBuffer) {
            FfiConverterString.write(value.`account`, buf)
            FfiConverterString.write(value.`customerNo`, buf)
            FfiConverterOptionalString.write(value.`customerCode`, buf)
            FfiConverterOptionalString.write(value.`firstName`, buf)
            FfiConverterOptionalString.write(value.`lastName`, buf)
            FfiConverterOptionalString.write(value.`email`, buf)
            FfiConverterOptionalString.write(value.`status`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`createdAt`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`updatedAt`, buf)
            FfiConverterByteArray.write(value.`raw`, buf)
    }
}



/**
 * Somebody to be registered.
 */
data class EnginePayeeRequest (
    /**
     * The account.
     */
    val `account`: kotlin.String
    ,
    /**
     * `individual` or `business`.
     */
    val `profile`: kotlin.String
    ,
    /**
     * The first name.
     */
    val `firstName`: kotlin.String
    ,
    /**
     * The last name.
     */
    val `lastName`: kotlin.String
    ,
    /**
     * The e-mail address.
     */
    val `email`: kotlin.String
    ,
    /**
     * A day such as `1990-01-31`.
     */
    val `dateOfBirth`: kotlin.String?
    ,
    /**
     * The country, by the code that the gateway uses.
     */
    val `countryCode`: kotlin.String
    ,
    /**
     * The state or province.
     */
    val `state`: kotlin.String?
    ,
    /**
     * The city.
     */
    val `city`: kotlin.String?
    ,
    /**
     * The street.
     */
    val `street`: kotlin.String?
    ,
    /**
     * The address's second line.
     */
    val `street2`: kotlin.String?
    ,
    /**
     * The postal code.
     */
    val `zip`: kotlin.String?
    ,
    /**
     * The country of the address.
     */
    val `country`: kotlin.String?
    ,
    /**
     * The telephone number.
     */
    val `phone`: kotlin.String?
    ,
    /**
     * The program's own code for the payee.
     */
    val `customerCode`: kotlin.String?
    ,
    /**
     * The number of an identity document.
     */
    val `governmentId`: kotlin.String?
    ,
    /**
     * Which document that is.
     */
    val `governmentIdType`: kotlin.String?
    ,
    /**
     * The name of the business.
     */
    val `company`: kotlin.String?
    ,
    /**
     * The language to be written to in.
     */
    val `lang`: kotlin.String?
    ,
    /**
     * Who pays.
     */
    val `payorNo`: kotlin.String?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEnginePayeeRequest: FfiConverterRustBuffer<EnginePayeeRequest> {
    override fun read(buf: ByteBuffer): EnginePayeeRequest {
        return EnginePayeeRequest(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: EnginePayeeRequest) = (
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterString.allocationSize(value.`profile`) +
            FfiConverterString.allocationSize(value.`firstName`) +
            FfiConverterString.allocationSize(value.`lastName`) +
            FfiConverterString.allocationSize(value.`email`) +
            FfiConverterOptionalString.allocationSize(value.`dateOfBirth`) +
            FfiConverterString.allocationSize(value.`countryCode`) +
            FfiConverterOptionalString.allocationSize(value.`state`) +
            FfiConverterOptionalString.allocationSize(value.`city`) +
            FfiConverterOptionalString.allocationSize(value.`street`) +
            FfiConverterOptionalString.allocationSize(value.`street2`) +
            FfiConverterOptionalString.allocationSize(value.`zip`) +
            FfiConverterOptionalString.allocationSize(value.`country`) +
            FfiConverterOptionalString.allocationSize(value.`phone`) +
            FfiConverterOptionalString.allocationSize(value.`customerCode`) +
            FfiConverterOptionalString.allocationSize(value.`governmentId`) +
            FfiConverterOptionalString.allocationSize(value.`governmentIdType`) +
            FfiConverterOptionalString.allocationSize(value.`company`) +
            FfiConverterOptionalString.allocationSize(value.`lang`) +
            FfiConverterOptionalString.allocationSize(value.`payorNo`)
    )

    override fun write(value: EnginePayeeRequest, buf: ByteBuffer) {
            FfiConverterString.write(value.`account`, buf)
            FfiConverterString.write(value.`profile`, buf)
            FfiConverterString.write(value.`firstName`, buf)
            FfiConverterString.write(value.`lastName`, buf)
            FfiConverterString.write(value.`email`, buf)
            FfiConverterOptionalString.write(value.`dateOfBirth`, buf)
            FfiConverterString.write(value.`countryCode`, buf)
            FfiConverterOptionalString.write(value.`state`, buf)
            FfiConverterOptionalString.write(value.`city`, buf)
            FfiConverterOptionalString.write(value.`street`, buf)
            FfiConverterOptionalString.write(value.`street2`, buf)
            FfiConverterOptionalString.write(value.`zip`, buf)
            FfiConverterOptionalString.write(value.`country`, buf)
            FfiConverterOptionalString.write(value.`phone`, buf)
            FfiConverterOptionalString.write(value.`customerCode`, buf)
            FfiConverterOptionalString.write(value.`governmentId`, buf)
            FfiConverterOptionalString.write(value.`governmentIdType`, buf)
            FfiConverterOptionalString.write(value.`company`, buf)
            FfiConverterOptionalString.write(value.`lang`, buf)
            FfiConverterOptionalString.write(value.`payorNo`, buf)
    }
}



/**
 * Fields of a Pockyt transaction.
 */
data class EnginePockytDetails (
    val `settleCurrency`: kotlin.String?
    ,
    val `transactionType`: kotlin.String?
    ,
    val `exchangeRate`: kotlin.String?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEnginePockytDetails: FfiConverterRustBuffer<EnginePockytDetails> {
    override fun read(buf: ByteBuffer): EnginePockytDetails {
        return EnginePockytDetails(
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: EnginePockytDetails) = (
            FfiConverterOptionalString.allocationSize(value.`settleCurrency`) +
            FfiConverterOptionalString.allocationSize(value.`transactionType`) +
            FfiConverterOptionalString.allocationSize(value.`exchangeRate`)
    )

    override fun write(value: EnginePockytDetails, buf: ByteBuffer) {
            FfiConverterOptionalString.write(value.`settleCurrency`, buf)
            FfiConverterOptionalString.write(value.`transactionType`, buf)
            FfiConverterOptionalString.write(value.`exchangeRate`, buf)
    }
}



/**
 * What is known of an error.
 */
data class EngineProblem (
    /**
     * The stable text code, such as `OVER_REFUND`.
     */
    val `code`: kotlin.String
    ,
    /**
     * The stable number.
     */
    val `number`: kotlin.UShort
    ,
    /**
     * The family that the code belongs to.
     */
    val `kind`: kotlin.String
    ,
    /**
     * Whether another try makes sense.
     */
    val `retry`: kotlin.String
    ,
    /**
     * For people. It holds no secret and no name.
     */
    val `message`: kotlin.String
    ,
    /**
     * The input that it is about.
     */
    val `field`: kotlin.String?
    ,
    /**
     * When another try makes sense, in milliseconds from now.
     */
    val `retryAfterMs`: kotlin.ULong?
    ,
    /**
     * The gateway's code.
     */
    val `gatewayCode`: kotlin.String?
    ,
    /**
     * The gateway's words. They may repeat what a customer typed.
     */
    val `gatewayMessage`: kotlin.String?
    ,
    /**
     * The HTTP status of the reply.
     */
    val `httpStatus`: kotlin.UShort?
    ,
    /**
     * The id by which the gateway's support finds the exchange.
     */
    val `requestId`: kotlin.String?
    ,
    /**
     * The key of the refund that it is about.
     */
    val `idempotencyKey`: kotlin.String?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineProblem: FfiConverterRustBuffer<EngineProblem> {
    override fun read(buf: ByteBuffer): EngineProblem {
        return EngineProblem(
            FfiConverterString.read(buf),
            FfiConverterUShort.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalULong.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalUShort.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: EngineProblem) = (
            FfiConverterString.allocationSize(value.`code`) +
            FfiConverterUShort.allocationSize(value.`number`) +
            FfiConverterString.allocationSize(value.`kind`) +
            FfiConverterString.allocationSize(value.`retry`) +
            FfiConverterString.allocationSize(value.`message`) +
            FfiConverterOptionalString.allocationSize(value.`field`) +
            FfiConverterOptionalULong.allocationSize(value.`retryAfterMs`) +
            FfiConverterOptionalString.allocationSize(value.`gatewayCode`) +
            FfiConverterOptionalString.allocationSize(value.`gatewayMessage`) +
            FfiConverterOptionalUShort.allocationSize(value.`httpStatus`) +
            FfiConverterOptionalString.allocationSize(value.`requestId`) +
            FfiConverterOptionalString.allocationSize(value.`idempotencyKey`)
    )

    override fun write(value: EngineProblem, buf: ByteBuffer) {
            FfiConverterString.write(value.`code`, buf)
            FfiConverterUShort.write(value.`number`, buf)
            FfiConverterString.write(value.`kind`, buf)
            FfiConverterString.write(value.`retry`, buf)
            FfiConverterString.write(value.`message`, buf)
            FfiConverterOptionalString.write(value.`field`, buf)
            FfiConverterOptionalULong.write(value.`retryAfterMs`, buf)
            FfiConverterOptionalString.write(value.`gatewayCode`, buf)
            FfiConverterOptionalString.write(value.`gatewayMessage`, buf)
            FfiConverterOptionalUShort.write(value.`httpStatus`, buf)
            FfiConverterOptionalString.write(value.`requestId`, buf)
            FfiConverterOptionalString.write(value.`idempotencyKey`, buf)
    }
}



/**
 * How to find a payment.
 */
data class EngineRef (
    /**
     * `gateway_id`, `merchant` or `scanned`.
     */
    val `kind`: kotlin.String
    ,
    /**
     * The id or reference.
     */
    val `text`: kotlin.String

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineRef: FfiConverterRustBuffer<EngineRef> {
    override fun read(buf: ByteBuffer): EngineRef {
        return EngineRef(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
        )
    }

    override fun allocationSize(value: EngineRef) = (
            FfiConverterString.allocationSize(value.`kind`) +
            FfiConverterString.allocationSize(value.`text`)
    )

    override fun write(value: EngineRef, buf: ByteBuffer) {
            FfiConverterString.write(value.`kind`, buf)
            FfiConverterString.write(value.`text`, buf)
    }
}



/**
 * One intent to give money back, and all that is known of it.
 */
data class EngineRefund (
    /**
     * The program's name for the intent.
     */
    val `idempotencyKey`: kotlin.String
    ,
    /**
     * tillback's own id, the mark that travels to the gateway.
     */
    val `id`: kotlin.String
    ,
    /**
     * The account.
     */
    val `account`: kotlin.String
    ,
    /**
     * The gateway.
     */
    val `gateway`: kotlin.String
    ,
    /**
     * By what the program named the payment.
     */
    val `target`: kotlin.String
    ,
    /**
     * The gateway's id of the payment.
     */
    val `transactionId`: kotlin.String?
    ,
    /**
     * The merchant's reference of the payment.
     */
    val `reference`: kotlin.String?
    ,
    /**
     * How much.
     */
    val `amount`: EngineMoney
    ,
    /**
     * Why.
     */
    val `reason`: kotlin.String?
    ,
    /**
     * Where it stands.
     */
    val `status`: kotlin.String
    ,
    /**
     * Whether news came that says otherwise than the final status.
     */
    val `contradicted`: kotlin.Boolean
    ,
    /**
     * The gateway's id of the refund.
     */
    val `gatewayRefundId`: kotlin.String?
    ,
    /**
     * The gateway's code.
     */
    val `gatewayCode`: kotlin.String?
    ,
    /**
     * The gateway's text.
     */
    val `gatewayMessage`: kotlin.String?
    ,
    /**
     * The HTTP status of its reply.
     */
    val `httpStatus`: kotlin.UShort?
    ,
    /**
     * The id by which the gateway's support finds the exchange.
     */
    val `requestId`: kotlin.String?
    ,
    /**
     * The untouched reply.
     */
    val `raw`: kotlin.ByteArray
    ,
    /**
     * How often it was sent.
     */
    val `attempts`: List<EngineAttempt>
    ,
    /**
     * When it was recorded.
     */
    val `createdAt`: EngineInstant
    ,
    /**
     * When it last changed.
     */
    val `updatedAt`: EngineInstant
    ,
    /**
     * What happened, oldest first.
     */
    val `history`: List<EngineHistoryEntry>

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineRefund: FfiConverterRustBuffer<EngineRefund> {
    override fun read(buf: ByteBuffer): EngineRefund {
        return EngineRefund(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterTypeEngineMoney.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalUShort.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterByteArray.read(buf),
            FfiConverterSequenceTypeEngineAttempt.read(buf),
            FfiConverterTypeEngineInstant.read(buf),
            FfiConverterTypeEngineInstant.read(buf),
            FfiConverterSequenceTypeEngineHistoryEntry.read(buf),
        )
    }

    override fun allocationSize(value: EngineRefund) = (
            FfiConverterString.allocationSize(value.`idempotencyKey`) +
            FfiConverterString.allocationSize(value.`id`) +
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterString.allocationSize(value.`gateway`) +
            FfiConverterString.allocationSize(value.`target`) +
            FfiConverterOptionalString.allocationSize(value.`transactionId`) +
            FfiConverterOptionalString.allocationSize(value.`reference`) +
            FfiConverterTypeEngineMoney.allocationSize(value.`amount`) +
            FfiConverterOptionalString.allocationSize(value.`reason`) +
            FfiConverterString.allocationSize(value.`status`) +
            FfiConverterBoolean.allocationSize(value.`contradicted`) +
            FfiConverterOptionalString.allocationSize(value.`gatewayRefundId`) +
            FfiConverterOptionalString.allocationSize(value.`gatewayCode`) +
            FfiConverterOptionalString.allocationSize(value.`gatewayMessage`) +
            FfiConverterOptionalUShort.allocationSize(value.`httpStatus`) +
            FfiConverterOptionalString.allocationSize(value.`requestId`) +
            FfiConverterByteArray.allocationSize(value.`raw`) +
            FfiConverterSequenceTypeEngineAttempt.allocationSize(value.`attempts`) +
            FfiConverterTypeEngineInstant.allocationSize(value.`createdAt`) +
            FfiConverterTypeEngineInstant.allocationSize(value.`updatedAt`) +
            FfiConverterSequenceTypeEngineHistoryEntry.allocationSize(value.`history`)
    )

    override fun write(value: EngineRefund, buf: ByteBuffer) {
            FfiConverterString.write(value.`idempotencyKey`, buf)
            FfiConverterString.write(value.`id`, buf)
            FfiConverterString.write(value.`account`, buf)
            FfiConverterString.write(value.`gateway`, buf)
            FfiConverterString.write(value.`target`, buf)
            FfiConverterOptionalString.write(value.`transactionId`, buf)
            FfiConverterOptionalString.write(value.`reference`, buf)
            FfiConverterTypeEngineMoney.write(value.`amount`, buf)
            FfiConverterOptionalString.write(value.`reason`, buf)
            FfiConverterString.write(value.`status`, buf)
            FfiConverterBoolean.write(value.`contradicted`, buf)
            FfiConverterOptionalString.write(value.`gatewayRefundId`, buf)
            FfiConverterOptionalString.write(value.`gatewayCode`, buf)
            FfiConverterOptionalString.write(value.`gatewayMessage`, buf)
            FfiConverterOptionalUShort.write(value.`httpStatus`, buf)
            FfiConverterOptionalString.write(value.`requestId`, buf)
            FfiConverterByteArray.write(value.`raw`, buf)
            FfiConverterSequenceTypeEngineAttempt.write(value.`attempts`, buf)
            FfiConverterTypeEngineInstant.write(value.`createdAt`, buf)
            FfiConverterTypeEngineInstant.write(value.`updatedAt`, buf)
            FfiConverterSequenceTypeEngineHistoryEntry.write(value.`history`, buf)
    }
}



/**
 * Which refunds to list.
 */
data class EngineRefundFilter (
    /**
     * Only of this account.
     */
    val `account`: kotlin.String?
    ,
    /**
     * Only with one of these statuses.
     */
    val `statuses`: List<kotlin.String>
    ,
    /**
     * Recorded at or after this instant.
     */
    val `from`: EngineInstant?
    ,
    /**
     * Recorded before this instant.
     */
    val `to`: EngineInstant?
    ,
    /**
     * Only of this payment.
     */
    val `transactionId`: kotlin.String?
    ,
    /**
     * Only those that news spoke against.
     */
    val `contradicted`: kotlin.Boolean

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineRefundFilter: FfiConverterRustBuffer<EngineRefundFilter> {
    override fun read(buf: ByteBuffer): EngineRefundFilter {
        return EngineRefundFilter(
            FfiConverterOptionalString.read(buf),
            FfiConverterSequenceString.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterBoolean.read(buf),
        )
    }

    override fun allocationSize(value: EngineRefundFilter) = (
            FfiConverterOptionalString.allocationSize(value.`account`) +
            FfiConverterSequenceString.allocationSize(value.`statuses`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`from`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`to`) +
            FfiConverterOptionalString.allocationSize(value.`transactionId`) +
            FfiConverterBoolean.allocationSize(value.`contradicted`)
    )

    override fun write(value: EngineRefundFilter, buf: ByteBuffer) {
            FfiConverterOptionalString.write(value.`account`, buf)
            FfiConverterSequenceString.write(value.`statuses`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`from`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`to`, buf)
            FfiConverterOptionalString.write(value.`transactionId`, buf)
            FfiConverterBoolean.write(value.`contradicted`, buf)
    }
}



/**
 * What to give back.
 */
data class EngineRefundRequest (
    /**
     * The account.
     */
    val `account`: kotlin.String
    ,
    /**
     * The payment, to be looked up.
     */
    val `reference`: EngineRef
    ,
    /**
     * The payment as it was just read, which saves the look-up.
     */
    val `read`: EngineHandle?
    ,
    /**
     * The account it was read with.
     */
    val `readWith`: kotlin.String?
    ,
    /**
     * The program's own name for the intent.
     */
    val `idempotencyKey`: kotlin.String
    ,
    /**
     * How much. Without it, all that can still go back.
     */
    val `amount`: EngineMoney?
    ,
    /**
     * Why.
     */
    val `reason`: kotlin.String?
    ,
    /**
     * How long the call may take, in milliseconds.
     */
    val `deadlineMs`: kotlin.Long?

): Disposable{





    @Suppress("UNNECESSARY_SAFE_CALL") // codegen is much simpler if we unconditionally emit safe calls here
    override fun destroy() {

    Disposable.destroy(
        this.`account`,
        this.`reference`,
        this.`read`,
        this.`readWith`,
        this.`idempotencyKey`,
        this.`amount`,
        this.`reason`,
        this.`deadlineMs`
    )
    }

    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineRefundRequest: FfiConverterRustBuffer<EngineRefundRequest> {
    override fun read(buf: ByteBuffer): EngineRefundRequest {
        return EngineRefundRequest(
            FfiConverterString.read(buf),
            FfiConverterTypeEngineRef.read(buf),
            FfiConverterOptionalTypeEngineHandle.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalLong.read(buf),
        )
    }

    override fun allocationSize(value: EngineRefundRequest) = (
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterTypeEngineRef.allocationSize(value.`reference`) +
            FfiConverterOptionalTypeEngineHandle.allocationSize(value.`read`) +
            FfiConverterOptionalString.allocationSize(value.`readWith`) +
            FfiConverterString.allocationSize(value.`idempotencyKey`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`amount`) +
            FfiConverterOptionalString.allocationSize(value.`reason`) +
            FfiConverterOptionalLong.allocationSize(value.`deadlineMs`)
    )

    override fun write(value: EngineRefundRequest, buf: ByteBuffer) {
            FfiConverterString.write(value.`account`, buf)
            FfiConverterTypeEngineRef.write(value.`reference`, buf)
            FfiConverterOptionalTypeEngineHandle.write(value.`read`, buf)
            FfiConverterOptionalString.write(value.`readWith`, buf)
            FfiConverterString.write(value.`idempotencyKey`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`amount`, buf)
            FfiConverterOptionalString.write(value.`reason`, buf)
            FfiConverterOptionalLong.write(value.`deadlineMs`, buf)
    }
}



/**
 * How a report is made.
 */
data class EngineReportOptions (
    /**
     * How many questions at once, and how fast.
     */
    val `many`: EngineMany
    ,
    /**
     * Whose midnight ends a day.
     */
    val `timeZone`: kotlin.String?
    ,
    /**
     * Only payments of which something can still be given back.
     */
    val `refundable`: kotlin.Boolean
    ,
    /**
     * A name under which the journal keeps how far the report is.
     */
    val `checkpoint`: kotlin.String?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineReportOptions: FfiConverterRustBuffer<EngineReportOptions> {
    override fun read(buf: ByteBuffer): EngineReportOptions {
        return EngineReportOptions(
            FfiConverterTypeEngineMany.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: EngineReportOptions) = (
            FfiConverterTypeEngineMany.allocationSize(value.`many`) +
            FfiConverterOptionalString.allocationSize(value.`timeZone`) +
            FfiConverterBoolean.allocationSize(value.`refundable`) +
            FfiConverterOptionalString.allocationSize(value.`checkpoint`)
    )

    override fun write(value: EngineReportOptions, buf: ByteBuffer) {
            FfiConverterTypeEngineMany.write(value.`many`, buf)
            FfiConverterOptionalString.write(value.`timeZone`, buf)
            FfiConverterBoolean.write(value.`refundable`, buf)
            FfiConverterOptionalString.write(value.`checkpoint`, buf)
    }
}



/**
 * One payment in a report.
 */
data class EngineRow (
    /**
     * The account.
     */
    val `account`: kotlin.String
    ,
    /**
     * The gateway.
     */
    val `gateway`: kotlin.String
    ,
    /**
     * The id or reference that was asked for.
     */
    val `asked`: kotlin.String
    ,
    /**
     * `shown`, `failed` or `not_asked`.
     */
    val `view`: kotlin.String
    ,
    /**
     * What the gateway says.
     */
    val `transaction`: EngineTransaction?
    ,
    /**
     * Why it could not be read.
     */
    val `error`: EngineProblem?
    ,
    /**
     * What the journal knows of refunds of it.
     */
    val `refunds`: List<EngineRefund>
    ,
    /**
     * The day it was paid, such as `2026-11-30`.
     */
    val `day`: kotlin.String?
    ,
    /**
     * What came in.
     */
    val `paid`: EngineMoney?
    ,
    /**
     * What went back.
     */
    val `refunded`: EngineMoney?
    ,
    /**
     * What can still go back.
     */
    val `refundable`: EngineMoney?
    ,
    /**
     * Whether the journal and the gateway say the same.
     */
    val `agreement`: EngineAgreement

): Disposable{





    @Suppress("UNNECESSARY_SAFE_CALL") // codegen is much simpler if we unconditionally emit safe calls here
    override fun destroy() {

    Disposable.destroy(
        this.`account`,
        this.`gateway`,
        this.`asked`,
        this.`view`,
        this.`transaction`,
        this.`error`,
        this.`refunds`,
        this.`day`,
        this.`paid`,
        this.`refunded`,
        this.`refundable`,
        this.`agreement`
    )
    }

    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineRow: FfiConverterRustBuffer<EngineRow> {
    override fun read(buf: ByteBuffer): EngineRow {
        return EngineRow(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalTypeEngineTransaction.read(buf),
            FfiConverterOptionalTypeEngineProblem.read(buf),
            FfiConverterSequenceTypeEngineRefund.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterTypeEngineAgreement.read(buf),
        )
    }

    override fun allocationSize(value: EngineRow) = (
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterString.allocationSize(value.`gateway`) +
            FfiConverterString.allocationSize(value.`asked`) +
            FfiConverterString.allocationSize(value.`view`) +
            FfiConverterOptionalTypeEngineTransaction.allocationSize(value.`transaction`) +
            FfiConverterOptionalTypeEngineProblem.allocationSize(value.`error`) +
            FfiConverterSequenceTypeEngineRefund.allocationSize(value.`refunds`) +
            FfiConverterOptionalString.allocationSize(value.`day`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`paid`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`refunded`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`refundable`) +
            FfiConverterTypeEngineAgreement.allocationSize(value.`agreement`)
    )

    override fun write(value: EngineRow, buf: ByteBuffer) {
            FfiConverterString.write(value.`account`, buf)
            FfiConverterString.write(value.`gateway`, buf)
            FfiConverterString.write(value.`asked`, buf)
            FfiConverterString.write(value.`view`, buf)
            FfiConverterOptionalTypeEngineTransaction.write(value.`transaction`, buf)
            FfiConverterOptionalTypeEngineProblem.write(value.`error`, buf)
            FfiConverterSequenceTypeEngineRefund.write(value.`refunds`, buf)
            FfiConverterOptionalString.write(value.`day`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`paid`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`refunded`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`refundable`, buf)
            FfiConverterTypeEngineAgreement.write(value.`agreement`, buf)
    }
}



/**
 * How a client is set up. What is left out has the engine's default.
 */
data class EngineSettings (
    /**
     * At least one.
     */
    val `accounts`: List<EngineAccount>
    ,
    /**
     * Where refunds are remembered.
     */
    val `journal`: EngineJournal
    ,
    /**
     * The name by which the history calls this program.
     */
    val `worker`: kotlin.String?
    ,
    /**
     * More certificates to trust, as PEM.
     */
    val `trust`: List<kotlin.ByteArray>
    ,
    /**
     * The way to the gateways.
     */
    val `proxy`: EngineProxy
    ,
    /**
     * For name, connection and TLS, in milliseconds.
     */
    val `connectTimeoutMs`: kotlin.Long?
    ,
    /**
     * For a reply, in milliseconds.
     */
    val `replyTimeoutMs`: kotlin.Long?
    ,
    /**
     * Bytes of a reply that are read at most.
     */
    val `replyLimit`: kotlin.Long?
    ,
    /**
     * For a refund that names none, in milliseconds.
     */
    val `deadlineMs`: kotlin.Long?
    ,
    /**
     * How long after sending a gateway might still act, in milliseconds.
     */
    val `quietPeriodMs`: kotlin.Long?
    ,
    /**
     * Between the first two questions about the same thing, in milliseconds.
     */
    val `firstPauseMs`: kotlin.Long?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineSettings: FfiConverterRustBuffer<EngineSettings> {
    override fun read(buf: ByteBuffer): EngineSettings {
        return EngineSettings(
            FfiConverterSequenceTypeEngineAccount.read(buf),
            FfiConverterTypeEngineJournal.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterSequenceByteArray.read(buf),
            FfiConverterTypeEngineProxy.read(buf),
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalLong.read(buf),
        )
    }

    override fun allocationSize(value: EngineSettings) = (
            FfiConverterSequenceTypeEngineAccount.allocationSize(value.`accounts`) +
            FfiConverterTypeEngineJournal.allocationSize(value.`journal`) +
            FfiConverterOptionalString.allocationSize(value.`worker`) +
            FfiConverterSequenceByteArray.allocationSize(value.`trust`) +
            FfiConverterTypeEngineProxy.allocationSize(value.`proxy`) +
            FfiConverterOptionalLong.allocationSize(value.`connectTimeoutMs`) +
            FfiConverterOptionalLong.allocationSize(value.`replyTimeoutMs`) +
            FfiConverterOptionalLong.allocationSize(value.`replyLimit`) +
            FfiConverterOptionalLong.allocationSize(value.`deadlineMs`) +
            FfiConverterOptionalLong.allocationSize(value.`quietPeriodMs`) +
            FfiConverterOptionalLong.allocationSize(value.`firstPauseMs`)
    )

    override fun write(value: EngineSettings, buf: ByteBuffer) {
            FfiConverterSequenceTypeEngineAccount.write(value.`accounts`, buf)
            FfiConverterTypeEngineJournal.write(value.`journal`, buf)
            FfiConverterOptionalString.write(value.`worker`, buf)
            FfiConverterSequenceByteArray.write(value.`trust`, buf)
            FfiConverterTypeEngineProxy.write(value.`proxy`, buf)
            FfiConverterOptionalLong.write(value.`connectTimeoutMs`, buf)
            FfiConverterOptionalLong.write(value.`replyTimeoutMs`, buf)
            FfiConverterOptionalLong.write(value.`replyLimit`, buf)
            FfiConverterOptionalLong.write(value.`deadlineMs`, buf)
            FfiConverterOptionalLong.write(value.`quietPeriodMs`, buf)
            FfiConverterOptionalLong.write(value.`firstPauseMs`, buf)
    }
}



/**
 * How many rows there were, and how they ended.
 */
data class EngineTally (
    /**
     * Given out.
     */
    val `rows`: kotlin.ULong
    ,
    /**
     * Of these, could not be read.
     */
    val `failed`: kotlin.ULong
    ,
    /**
     * Of these, somebody should look at.
     */
    val `disagreeing`: kotlin.ULong
    ,
    /**
     * Left out, because they were there already.
     */
    val `duplicates`: kotlin.ULong
    ,
    /**
     * Left out for other reasons.
     */
    val `leftOut`: kotlin.ULong

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineTally: FfiConverterRustBuffer<EngineTally> {
    override fun read(buf: ByteBuffer): EngineTally {
        return EngineTally(
            FfiConverterULong.read(buf),
            FfiConverterULong.read(buf),
            FfiConverterULong.read(buf),
            FfiConverterULong.read(buf),
            FfiConverterULong.read(buf),
        )
    }

    override fun allocationSize(value: EngineTally) = (
            FfiConverterULong.allocationSize(value.`rows`) +
            FfiConverterULong.allocationSize(value.`failed`) +
            FfiConverterULong.allocationSize(value.`disagreeing`) +
            FfiConverterULong.allocationSize(value.`duplicates`) +
            FfiConverterULong.allocationSize(value.`leftOut`)
    )

    override fun write(value: EngineTally, buf: ByteBuffer) {
            FfiConverterULong.write(value.`rows`, buf)
            FfiConverterULong.write(value.`failed`, buf)
            FfiConverterULong.write(value.`disagreeing`, buf)
            FfiConverterULong.write(value.`duplicates`, buf)
            FfiConverterULong.write(value.`leftOut`, buf)
    }
}



/**
 * One line of totals.
 */
data class EngineTotal (
    /**
     * What its rows have in common.
     */
    val `label`: kotlin.String
    ,
    /**
     * The currency.
     */
    val `currency`: kotlin.String
    ,
    /**
     * How many rows.
     */
    val `rows`: kotlin.ULong
    ,
    /**
     * What came in, as a decimal number: it may be more than any one amount.
     */
    val `paid`: kotlin.String
    ,
    /**
     * What went back.
     */
    val `refunded`: kotlin.String
    ,
    /**
     * What can still go back.
     */
    val `refundable`: kotlin.String
    ,
    /**
     * Of the rows, somebody should look at.
     */
    val `disagreeing`: kotlin.ULong

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineTotal: FfiConverterRustBuffer<EngineTotal> {
    override fun read(buf: ByteBuffer): EngineTotal {
        return EngineTotal(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterULong.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterULong.read(buf),
        )
    }

    override fun allocationSize(value: EngineTotal) = (
            FfiConverterString.allocationSize(value.`label`) +
            FfiConverterString.allocationSize(value.`currency`) +
            FfiConverterULong.allocationSize(value.`rows`) +
            FfiConverterString.allocationSize(value.`paid`) +
            FfiConverterString.allocationSize(value.`refunded`) +
            FfiConverterString.allocationSize(value.`refundable`) +
            FfiConverterULong.allocationSize(value.`disagreeing`)
    )

    override fun write(value: EngineTotal, buf: ByteBuffer) {
            FfiConverterString.write(value.`label`, buf)
            FfiConverterString.write(value.`currency`, buf)
            FfiConverterULong.write(value.`rows`, buf)
            FfiConverterString.write(value.`paid`, buf)
            FfiConverterString.write(value.`refunded`, buf)
            FfiConverterString.write(value.`refundable`, buf)
            FfiConverterULong.write(value.`disagreeing`, buf)
    }
}



/**
 * What a gateway says of a payment.
 */
data class EngineTransaction (
    /**
     * The account it was read with.
     */
    val `account`: kotlin.String
    ,
    /**
     * The gateway.
     */
    val `gateway`: kotlin.String
    ,
    /**
     * The gateway's own id.
     */
    val `id`: kotlin.String
    ,
    /**
     * The merchant's own reference.
     */
    val `reference`: kotlin.String?
    ,
    /**
     * What kind of transaction it is.
     */
    val `kind`: kotlin.String
    ,
    /**
     * The payment a refund belongs to.
     */
    val `parentId`: kotlin.String?
    ,
    /**
     * Where it stands.
     */
    val `status`: kotlin.String
    ,
    /**
     * The gateway's own word for the status.
     */
    val `statusWord`: kotlin.String
    ,
    /**
     * The full amount.
     */
    val `amount`: EngineMoney
    ,
    /**
     * What went back so far.
     */
    val `refunded`: EngineMoney?
    ,
    /**
     * What can still go back.
     */
    val `refundable`: EngineMoney?
    ,
    /**
     * The refunds that the gateway lists.
     */
    val `refunds`: List<EngineListedRefund>?
    ,
    /**
     * The gateway's word for the method of payment.
     */
    val `method`: kotlin.String?
    ,
    /**
     * When it was created.
     */
    val `createdAt`: EngineInstant?
    ,
    /**
     * When it was paid.
     */
    val `paidAt`: EngineInstant?
    ,
    /**
     * When it was last refunded.
     */
    val `refundedAt`: EngineInstant?
    ,
    /**
     * When it last changed.
     */
    val `updatedAt`: EngineInstant?
    ,
    /**
     * What only this gateway says.
     */
    val `details`: EngineDetails
    ,
    /**
     * The untouched reply.
     */
    val `raw`: kotlin.ByteArray
    ,
    /**
     * The engine's own copy.
     */
    val `handle`: EngineHandle

): Disposable{





    @Suppress("UNNECESSARY_SAFE_CALL") // codegen is much simpler if we unconditionally emit safe calls here
    override fun destroy() {

    Disposable.destroy(
        this.`account`,
        this.`gateway`,
        this.`id`,
        this.`reference`,
        this.`kind`,
        this.`parentId`,
        this.`status`,
        this.`statusWord`,
        this.`amount`,
        this.`refunded`,
        this.`refundable`,
        this.`refunds`,
        this.`method`,
        this.`createdAt`,
        this.`paidAt`,
        this.`refundedAt`,
        this.`updatedAt`,
        this.`details`,
        this.`raw`,
        this.`handle`
    )
    }

    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineTransaction: FfiConverterRustBuffer<EngineTransaction> {
    override fun read(buf: ByteBuffer): EngineTransaction {
        return EngineTransaction(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalSequenceTypeEngineListedRefund.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterTypeEngineDetails.read(buf),
            FfiConverterByteArray.read(buf),
            FfiConverterTypeEngineHandle.read(buf),
        )
    }

    override fun allocationSize(value: EngineTransaction) = (
            FfiConverterString.allocationSize(value.`account`) +
            FfiConverterString.allocationSize(value.`gateway`) +
            FfiConverterString.allocationSize(value.`id`) +
            FfiConverterOptionalString.allocationSize(value.`reference`) +
            FfiConverterString.allocationSize(value.`kind`) +
            FfiConverterOptionalString.allocationSize(value.`parentId`) +
            FfiConverterString.allocationSize(value.`status`) +
            FfiConverterString.allocationSize(value.`statusWord`) +
            FfiConverterTypeEngineMoney.allocationSize(value.`amount`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`refunded`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`refundable`) +
            FfiConverterOptionalSequenceTypeEngineListedRefund.allocationSize(value.`refunds`) +
            FfiConverterOptionalString.allocationSize(value.`method`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`createdAt`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`paidAt`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`refundedAt`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`updatedAt`) +
            FfiConverterTypeEngineDetails.allocationSize(value.`details`) +
            FfiConverterByteArray.allocationSize(value.`raw`) +
            FfiConverterTypeEngineHandle.allocationSize(value.`handle`)
    )

    override fun write(value: EngineTransaction, buf: ByteBuffer) {
            FfiConverterString.write(value.`account`, buf)
            FfiConverterString.write(value.`gateway`, buf)
            FfiConverterString.write(value.`id`, buf)
            FfiConverterOptionalString.write(value.`reference`, buf)
            FfiConverterString.write(value.`kind`, buf)
            FfiConverterOptionalString.write(value.`parentId`, buf)
            FfiConverterString.write(value.`status`, buf)
            FfiConverterString.write(value.`statusWord`, buf)
            FfiConverterTypeEngineMoney.write(value.`amount`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`refunded`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`refundable`, buf)
            FfiConverterOptionalSequenceTypeEngineListedRefund.write(value.`refunds`, buf)
            FfiConverterOptionalString.write(value.`method`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`createdAt`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`paidAt`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`refundedAt`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`updatedAt`, buf)
            FfiConverterTypeEngineDetails.write(value.`details`, buf)
            FfiConverterByteArray.write(value.`raw`, buf)
            FfiConverterTypeEngineHandle.write(value.`handle`, buf)
    }
}



/**
 * Which payments to list.
 */
data class EngineTransactionFilter (
    /**
     * Created at or after this instant.
     */
    val `from`: EngineInstant?
    ,
    /**
     * Created before this instant.
     */
    val `to`: EngineInstant?
    ,
    /**
     * One whole day in UTC.
     */
    val `day`: kotlin.String?
    ,
    /**
     * The gateway's own word for the status.
     */
    val `status`: kotlin.String?
    ,
    /**
     * Only this method.
     */
    val `method`: kotlin.String?
    ,
    /**
     * The merchant's reference.
     */
    val `reference`: kotlin.String?
    ,
    /**
     * Whose, where the gateway asks.
     */
    val `owner`: kotlin.String?
    ,
    /**
     * How many at a time.
     */
    val `pageSize`: kotlin.Long?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineTransactionFilter: FfiConverterRustBuffer<EngineTransactionFilter> {
    override fun read(buf: ByteBuffer): EngineTransactionFilter {
        return EngineTransactionFilter(
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalLong.read(buf),
        )
    }

    override fun allocationSize(value: EngineTransactionFilter) = (
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`from`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`to`) +
            FfiConverterOptionalString.allocationSize(value.`day`) +
            FfiConverterOptionalString.allocationSize(value.`status`) +
            FfiConverterOptionalString.allocationSize(value.`method`) +
            FfiConverterOptionalString.allocationSize(value.`reference`) +
            FfiConverterOptionalString.allocationSize(value.`owner`) +
            FfiConverterOptionalLong.allocationSize(value.`pageSize`)
    )

    override fun write(value: EngineTransactionFilter, buf: ByteBuffer) {
            FfiConverterOptionalTypeEngineInstant.write(value.`from`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`to`, buf)
            FfiConverterOptionalString.write(value.`day`, buf)
            FfiConverterOptionalString.write(value.`status`, buf)
            FfiConverterOptionalString.write(value.`method`, buf)
            FfiConverterOptionalString.write(value.`reference`, buf)
            FfiConverterOptionalString.write(value.`owner`, buf)
            FfiConverterOptionalLong.write(value.`pageSize`, buf)
    }
}



/**
 * One closed set.
 */
data class EngineWords (
    /**
     * The name of the set.
     */
    val `set`: kotlin.String
    ,
    /**
     * All words of it.
     */
    val `words`: List<kotlin.String>

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineWords: FfiConverterRustBuffer<EngineWords> {
    override fun read(buf: ByteBuffer): EngineWords {
        return EngineWords(
            FfiConverterString.read(buf),
            FfiConverterSequenceString.read(buf),
        )
    }

    override fun allocationSize(value: EngineWords) = (
            FfiConverterString.allocationSize(value.`set`) +
            FfiConverterSequenceString.allocationSize(value.`words`)
    )

    override fun write(value: EngineWords, buf: ByteBuffer) {
            FfiConverterString.write(value.`set`, buf)
            FfiConverterSequenceString.write(value.`words`, buf)
    }
}



/**
 * Fields of a Yedpay transaction.
 */
data class EngineYedpayDetails (
    val `userId`: kotlin.String?
    ,
    val `companyId`: kotlin.String?
    ,
    val `storeId`: kotlin.String?
    ,
    val `gatewayId`: kotlin.Long?
    ,
    val `gatewaySubId`: kotlin.Long?
    ,
    val `gatewaySubName`: kotlin.String?
    ,
    val `gatewayCode`: kotlin.String?
    ,
    val `barcodeId`: kotlin.String?
    ,
    val `paymentLinkId`: kotlin.String?
    ,
    val `charge`: EngineMoney?
    ,
    val `refundCharge`: EngineMoney?
    ,
    val `net`: EngineMoney?
    ,
    val `tips`: EngineMoney?
    ,
    val `forex`: kotlin.String?
    ,
    val `canSettleAfter`: EngineInstant?
    ,
    val `isBalanceSettled`: kotlin.Boolean?
    ,
    val `settledAt`: EngineInstant?
    ,
    val `transactionId`: kotlin.String?
    ,
    val `referenceId`: kotlin.String?
    ,
    val `payer`: kotlin.String?
    ,
    val `buyerId`: kotlin.String?
    ,
    val `walletType`: kotlin.String?
    ,
    val `extraParameters`: kotlin.String?
    ,
    val `fixedId`: kotlin.String?
    ,
    val `expiredAt`: EngineInstant?
    ,
    val `pinKey`: kotlin.String?
    ,
    val `links`: List<EngineLink>
    ,
    val `cancellation`: EngineActionDetails?
    ,
    val `refund`: EngineActionDetails?
    ,
    val `failure`: EngineActionDetails?

){





    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineYedpayDetails: FfiConverterRustBuffer<EngineYedpayDetails> {
    override fun read(buf: ByteBuffer): EngineYedpayDetails {
        return EngineYedpayDetails(
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalTypeEngineMoney.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalBoolean.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalTypeEngineInstant.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterSequenceTypeEngineLink.read(buf),
            FfiConverterOptionalTypeEngineActionDetails.read(buf),
            FfiConverterOptionalTypeEngineActionDetails.read(buf),
            FfiConverterOptionalTypeEngineActionDetails.read(buf),
        )
    }

    override fun allocationSize(value: EngineYedpayDetails) = (
            FfiConverterOptionalString.allocationSize(value.`userId`) +
            FfiConverterOptionalString.allocationSize(value.`companyId`) +
            FfiConverterOptionalString.allocationSize(value.`storeId`) +
            FfiConverterOptionalLong.allocationSize(value.`gatewayId`) +
            FfiConverterOptionalLong.allocationSize(value.`gatewaySubId`) +
            FfiConverterOptionalString.allocationSize(value.`gatewaySubName`) +
            FfiConverterOptionalString.allocationSize(value.`gatewayCode`) +
            FfiConverterOptionalString.allocationSize(value.`barcodeId`) +
            FfiConverterOptionalString.allocationSize(value.`paymentLinkId`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`charge`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`refundCharge`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`net`) +
            FfiConverterOptionalTypeEngineMoney.allocationSize(value.`tips`) +
            FfiConverterOptionalString.allocationSize(value.`forex`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`canSettleAfter`) +
            FfiConverterOptionalBoolean.allocationSize(value.`isBalanceSettled`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`settledAt`) +
            FfiConverterOptionalString.allocationSize(value.`transactionId`) +
            FfiConverterOptionalString.allocationSize(value.`referenceId`) +
            FfiConverterOptionalString.allocationSize(value.`payer`) +
            FfiConverterOptionalString.allocationSize(value.`buyerId`) +
            FfiConverterOptionalString.allocationSize(value.`walletType`) +
            FfiConverterOptionalString.allocationSize(value.`extraParameters`) +
            FfiConverterOptionalString.allocationSize(value.`fixedId`) +
            FfiConverterOptionalTypeEngineInstant.allocationSize(value.`expiredAt`) +
            FfiConverterOptionalString.allocationSize(value.`pinKey`) +
            FfiConverterSequenceTypeEngineLink.allocationSize(value.`links`) +
            FfiConverterOptionalTypeEngineActionDetails.allocationSize(value.`cancellation`) +
            FfiConverterOptionalTypeEngineActionDetails.allocationSize(value.`refund`) +
            FfiConverterOptionalTypeEngineActionDetails.allocationSize(value.`failure`)
    )

    override fun write(value: EngineYedpayDetails, buf: ByteBuffer) {
            FfiConverterOptionalString.write(value.`userId`, buf)
            FfiConverterOptionalString.write(value.`companyId`, buf)
            FfiConverterOptionalString.write(value.`storeId`, buf)
            FfiConverterOptionalLong.write(value.`gatewayId`, buf)
            FfiConverterOptionalLong.write(value.`gatewaySubId`, buf)
            FfiConverterOptionalString.write(value.`gatewaySubName`, buf)
            FfiConverterOptionalString.write(value.`gatewayCode`, buf)
            FfiConverterOptionalString.write(value.`barcodeId`, buf)
            FfiConverterOptionalString.write(value.`paymentLinkId`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`charge`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`refundCharge`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`net`, buf)
            FfiConverterOptionalTypeEngineMoney.write(value.`tips`, buf)
            FfiConverterOptionalString.write(value.`forex`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`canSettleAfter`, buf)
            FfiConverterOptionalBoolean.write(value.`isBalanceSettled`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`settledAt`, buf)
            FfiConverterOptionalString.write(value.`transactionId`, buf)
            FfiConverterOptionalString.write(value.`referenceId`, buf)
            FfiConverterOptionalString.write(value.`payer`, buf)
            FfiConverterOptionalString.write(value.`buyerId`, buf)
            FfiConverterOptionalString.write(value.`walletType`, buf)
            FfiConverterOptionalString.write(value.`extraParameters`, buf)
            FfiConverterOptionalString.write(value.`fixedId`, buf)
            FfiConverterOptionalTypeEngineInstant.write(value.`expiredAt`, buf)
            FfiConverterOptionalString.write(value.`pinKey`, buf)
            FfiConverterSequenceTypeEngineLink.write(value.`links`, buf)
            FfiConverterOptionalTypeEngineActionDetails.write(value.`cancellation`, buf)
            FfiConverterOptionalTypeEngineActionDetails.write(value.`refund`, buf)
            FfiConverterOptionalTypeEngineActionDetails.write(value.`failure`, buf)
    }
}



/**
 * The end of a call, or a step on the way to it.
 */
sealed class EngineAnswer: Disposable  {

    /**
     * The end was told before.
     */
    object Over : EngineAnswer()


    /**
     * A step: one refund of many ended.
     */
    data class RefundDone(
        /**
         * How.
         */
        val `done`: io.tillback.engine.EngineDone,
        /**
         * The refund, where there was no error.
         */
        val `refund`: io.tillback.engine.EngineRefund?) : EngineAnswer()

    {


        companion object
    }

    /**
     * A step: one question of many ended.
     */
    data class TransactionDone(
        /**
         * How.
         */
        val `done`: io.tillback.engine.EngineDone,
        /**
         * The payment, where there was no error.
         */
        val `transaction`: io.tillback.engine.EngineTransaction?) : EngineAnswer()

    {


        companion object
    }

    /**
     * A step: a refund was brought on.
     */
    data class Settled(
        /**
         * The refund as it stands now.
         */
        val `refund`: io.tillback.engine.EngineRefund,
        /**
         * Refunds that ended so far.
         */
        val `ended`: kotlin.ULong,
        /**
         * Refunds that were found open.
         */
        val `found`: kotlin.ULong) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end, with nothing to tell.
     */
    object Nothing : EngineAnswer()


    /**
     * The end.
     */
    data class Refund(
        /**
         * It.
         */
        val `refund`: io.tillback.engine.EngineRefund) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Settlement(
        /**
         * What ended.
         */
        val `ended`: List<io.tillback.engine.EngineRefund>,
        /**
         * What is still open.
         */
        val `open`: List<io.tillback.engine.EngineRefund>) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Transaction(
        /**
         * It.
         */
        val `transaction`: io.tillback.engine.EngineTransaction) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Transactions(
        /**
         * They.
         */
        val `transactions`: List<io.tillback.engine.EngineTransaction>) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Payee(
        /**
         * It.
         */
        val `payee`: io.tillback.engine.EnginePayee) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Event(
        /**
         * It.
         */
        val `event`: io.tillback.engine.EngineEvent) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Check(
        /**
         * It.
         */
        val `check`: io.tillback.engine.EngineCheck) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Rows(
        /**
         * To be read.
         */
        val `rows`: io.tillback.engine.EngineRows) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Row(
        /**
         * It.
         */
        val `row`: io.tillback.engine.EngineRow) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Texts(
        /**
         * They.
         */
        val `texts`: List<kotlin.String>) : EngineAnswer()

    {


        companion object
    }

    /**
     * The end.
     */
    data class Flag(
        /**
         * It.
         */
        val `flag`: kotlin.Boolean) : EngineAnswer()

    {


        companion object
    }



    @Suppress("UNNECESSARY_SAFE_CALL") // codegen is much simpler if we unconditionally emit safe calls here
    override fun destroy() {
        when(this) {
            is EngineAnswer.Over -> {// Nothing to destroy
            }
            is EngineAnswer.RefundDone -> {

    Disposable.destroy(
        this.`done`,
        this.`refund`
    )

            }
            is EngineAnswer.TransactionDone -> {

    Disposable.destroy(
        this.`done`,
        this.`transaction`
    )

            }
            is EngineAnswer.Settled -> {

    Disposable.destroy(
        this.`refund`,
        this.`ended`,
        this.`found`
    )

            }
            is EngineAnswer.Nothing -> {// Nothing to destroy
            }
            is EngineAnswer.Refund -> {

    Disposable.destroy(
        this.`refund`
    )

            }
            is EngineAnswer.Settlement -> {

    Disposable.destroy(
        this.`ended`,
        this.`open`
    )

            }
            is EngineAnswer.Transaction -> {

    Disposable.destroy(
        this.`transaction`
    )

            }
            is EngineAnswer.Transactions -> {

    Disposable.destroy(
        this.`transactions`
    )

            }
            is EngineAnswer.Payee -> {

    Disposable.destroy(
        this.`payee`
    )

            }
            is EngineAnswer.Event -> {

    Disposable.destroy(
        this.`event`
    )

            }
            is EngineAnswer.Check -> {

    Disposable.destroy(
        this.`check`
    )

            }
            is EngineAnswer.Rows -> {

    Disposable.destroy(
        this.`rows`
    )

            }
            is EngineAnswer.Row -> {

    Disposable.destroy(
        this.`row`
    )

            }
            is EngineAnswer.Texts -> {

    Disposable.destroy(
        this.`texts`
    )

            }
            is EngineAnswer.Flag -> {

    Disposable.destroy(
        this.`flag`
    )

            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }






    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineAnswer : FfiConverterRustBuffer<EngineAnswer>{
    override fun read(buf: ByteBuffer): EngineAnswer {
        return when(buf.getInt()) {
            1 -> EngineAnswer.Over
            2 -> EngineAnswer.RefundDone(
                FfiConverterTypeEngineDone.read(buf),
                FfiConverterOptionalTypeEngineRefund.read(buf),
                )
            3 -> EngineAnswer.TransactionDone(
                FfiConverterTypeEngineDone.read(buf),
                FfiConverterOptionalTypeEngineTransaction.read(buf),
                )
            4 -> EngineAnswer.Settled(
                FfiConverterTypeEngineRefund.read(buf),
                FfiConverterULong.read(buf),
                FfiConverterULong.read(buf),
                )
            5 -> EngineAnswer.Nothing
            6 -> EngineAnswer.Refund(
                FfiConverterTypeEngineRefund.read(buf),
                )
            7 -> EngineAnswer.Settlement(
                FfiConverterSequenceTypeEngineRefund.read(buf),
                FfiConverterSequenceTypeEngineRefund.read(buf),
                )
            8 -> EngineAnswer.Transaction(
                FfiConverterTypeEngineTransaction.read(buf),
                )
            9 -> EngineAnswer.Transactions(
                FfiConverterSequenceTypeEngineTransaction.read(buf),
                )
            10 -> EngineAnswer.Payee(
                FfiConverterTypeEnginePayee.read(buf),
                )
            11 -> EngineAnswer.Event(
                FfiConverterTypeEngineEvent.read(buf),
                )
            12 -> EngineAnswer.Check(
                FfiConverterTypeEngineCheck.read(buf),
                )
            13 -> EngineAnswer.Rows(
                FfiConverterTypeEngineRows.read(buf),
                )
            14 -> EngineAnswer.Row(
                FfiConverterTypeEngineRow.read(buf),
                )
            15 -> EngineAnswer.Texts(
                FfiConverterSequenceString.read(buf),
                )
            16 -> EngineAnswer.Flag(
                FfiConverterBoolean.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineAnswer): ULong = when(value) {
        is EngineAnswer.Over -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineAnswer.RefundDone -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineDone.allocationSize(value.`done`)
                + FfiConverterOptionalTypeEngineRefund.allocationSize(value.`refund`)
            )
        }
        is EngineAnswer.TransactionDone -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineDone.allocationSize(value.`done`)
                + FfiConverterOptionalTypeEngineTransaction.allocationSize(value.`transaction`)
            )
        }
        is EngineAnswer.Settled -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineRefund.allocationSize(value.`refund`)
                + FfiConverterULong.allocationSize(value.`ended`)
                + FfiConverterULong.allocationSize(value.`found`)
            )
        }
        is EngineAnswer.Nothing -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineAnswer.Refund -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineRefund.allocationSize(value.`refund`)
            )
        }
        is EngineAnswer.Settlement -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterSequenceTypeEngineRefund.allocationSize(value.`ended`)
                + FfiConverterSequenceTypeEngineRefund.allocationSize(value.`open`)
            )
        }
        is EngineAnswer.Transaction -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineTransaction.allocationSize(value.`transaction`)
            )
        }
        is EngineAnswer.Transactions -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterSequenceTypeEngineTransaction.allocationSize(value.`transactions`)
            )
        }
        is EngineAnswer.Payee -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEnginePayee.allocationSize(value.`payee`)
            )
        }
        is EngineAnswer.Event -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineEvent.allocationSize(value.`event`)
            )
        }
        is EngineAnswer.Check -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineCheck.allocationSize(value.`check`)
            )
        }
        is EngineAnswer.Rows -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineRows.allocationSize(value.`rows`)
            )
        }
        is EngineAnswer.Row -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineRow.allocationSize(value.`row`)
            )
        }
        is EngineAnswer.Texts -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterSequenceString.allocationSize(value.`texts`)
            )
        }
        is EngineAnswer.Flag -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterBoolean.allocationSize(value.`flag`)
            )
        }
    }

    override fun write(value: EngineAnswer, buf: ByteBuffer) {
        when(value) {
            is EngineAnswer.Over -> {
                buf.putInt(1)
                Unit
            }
            is EngineAnswer.RefundDone -> {
                buf.putInt(2)
                FfiConverterTypeEngineDone.write(value.`done`, buf)
                FfiConverterOptionalTypeEngineRefund.write(value.`refund`, buf)
                Unit
            }
            is EngineAnswer.TransactionDone -> {
                buf.putInt(3)
                FfiConverterTypeEngineDone.write(value.`done`, buf)
                FfiConverterOptionalTypeEngineTransaction.write(value.`transaction`, buf)
                Unit
            }
            is EngineAnswer.Settled -> {
                buf.putInt(4)
                FfiConverterTypeEngineRefund.write(value.`refund`, buf)
                FfiConverterULong.write(value.`ended`, buf)
                FfiConverterULong.write(value.`found`, buf)
                Unit
            }
            is EngineAnswer.Nothing -> {
                buf.putInt(5)
                Unit
            }
            is EngineAnswer.Refund -> {
                buf.putInt(6)
                FfiConverterTypeEngineRefund.write(value.`refund`, buf)
                Unit
            }
            is EngineAnswer.Settlement -> {
                buf.putInt(7)
                FfiConverterSequenceTypeEngineRefund.write(value.`ended`, buf)
                FfiConverterSequenceTypeEngineRefund.write(value.`open`, buf)
                Unit
            }
            is EngineAnswer.Transaction -> {
                buf.putInt(8)
                FfiConverterTypeEngineTransaction.write(value.`transaction`, buf)
                Unit
            }
            is EngineAnswer.Transactions -> {
                buf.putInt(9)
                FfiConverterSequenceTypeEngineTransaction.write(value.`transactions`, buf)
                Unit
            }
            is EngineAnswer.Payee -> {
                buf.putInt(10)
                FfiConverterTypeEnginePayee.write(value.`payee`, buf)
                Unit
            }
            is EngineAnswer.Event -> {
                buf.putInt(11)
                FfiConverterTypeEngineEvent.write(value.`event`, buf)
                Unit
            }
            is EngineAnswer.Check -> {
                buf.putInt(12)
                FfiConverterTypeEngineCheck.write(value.`check`, buf)
                Unit
            }
            is EngineAnswer.Rows -> {
                buf.putInt(13)
                FfiConverterTypeEngineRows.write(value.`rows`, buf)
                Unit
            }
            is EngineAnswer.Row -> {
                buf.putInt(14)
                FfiConverterTypeEngineRow.write(value.`row`, buf)
                Unit
            }
            is EngineAnswer.Texts -> {
                buf.putInt(15)
                FfiConverterSequenceString.write(value.`texts`, buf)
                Unit
            }
            is EngineAnswer.Flag -> {
                buf.putInt(16)
                FfiConverterBoolean.write(value.`flag`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}





/**
 * What a gateway asks for.
 */
sealed class EngineCredentials {

    /**
     * Of Pockyt.
     */
    data class Pockyt(
        /**
         * The merchant's number.
         */
        val `merchantNo`: kotlin.String,
        /**
         * The store's number.
         */
        val `storeNo`: kotlin.String,
        /**
         * Secret.
         */
        val `token`: kotlin.String,
        /**
         * The group's number, of partners.
         */
        val `groupNo`: kotlin.String?,
        /**
         * Where Pockyt sends its webhooks.
         */
        val `notificationUrl`: kotlin.String?) : EngineCredentials()

    {


        companion object
    }

    /**
     * Of Yedpay.
     */
    data class Yedpay(
        /**
         * Secret; this or the API key.
         */
        val `accessToken`: kotlin.String?,
        /**
         * Secret; this or the access token.
         */
        val `apiKey`: kotlin.String?,
        /**
         * Secret; webhooks are verified with it.
         */
        val `signKey`: kotlin.String?) : EngineCredentials()

    {


        companion object
    }

    /**
     * Of PayCross.
     */
    data class Paycross(
        /**
         * The shop's id.
         */
        val `shopId`: kotlin.String,
        /**
         * Secret.
         */
        val `secretKey`: kotlin.String,
        /**
         * Webhooks are verified with it.
         */
        val `publicKey`: kotlin.String?,
        /**
         * The host for alternative methods of payment.
         */
        val `apmUrl`: kotlin.String?,
        /**
         * The host for cards.
         */
        val `cardUrl`: kotlin.String?,
        /**
         * The host for reports.
         */
        val `adminUrl`: kotlin.String?,
        /**
         * `either`, `apm` or `card`.
         */
        val `service`: kotlin.String,
        /**
         * `undecided`, `iso4217` or `vendor`.
         */
        val `minorUnits`: kotlin.String,
        /**
         * Whether only test transactions are made.
         */
        val `test`: kotlin.Boolean?) : EngineCredentials()

    {


        companion object
    }








    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineCredentials : FfiConverterRustBuffer<EngineCredentials>{
    override fun read(buf: ByteBuffer): EngineCredentials {
        return when(buf.getInt()) {
            1 -> EngineCredentials.Pockyt(
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterOptionalString.read(buf),
                FfiConverterOptionalString.read(buf),
                )
            2 -> EngineCredentials.Yedpay(
                FfiConverterOptionalString.read(buf),
                FfiConverterOptionalString.read(buf),
                FfiConverterOptionalString.read(buf),
                )
            3 -> EngineCredentials.Paycross(
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterOptionalString.read(buf),
                FfiConverterOptionalString.read(buf),
                FfiConverterOptionalString.read(buf),
                FfiConverterOptionalString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterOptionalBoolean.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineCredentials): ULong = when(value) {
        is EngineCredentials.Pockyt -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`merchantNo`)
                + FfiConverterString.allocationSize(value.`storeNo`)
                + FfiConverterString.allocationSize(value.`token`)
                + FfiConverterOptionalString.allocationSize(value.`groupNo`)
                + FfiConverterOptionalString.allocationSize(value.`notificationUrl`)
            )
        }
        is EngineCredentials.Yedpay -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterOptionalString.allocationSize(value.`accessToken`)
                + FfiConverterOptionalString.allocationSize(value.`apiKey`)
                + FfiConverterOptionalString.allocationSize(value.`signKey`)
            )
        }
        is EngineCredentials.Paycross -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`shopId`)
                + FfiConverterString.allocationSize(value.`secretKey`)
                + FfiConverterOptionalString.allocationSize(value.`publicKey`)
                + FfiConverterOptionalString.allocationSize(value.`apmUrl`)
                + FfiConverterOptionalString.allocationSize(value.`cardUrl`)
                + FfiConverterOptionalString.allocationSize(value.`adminUrl`)
                + FfiConverterString.allocationSize(value.`service`)
                + FfiConverterString.allocationSize(value.`minorUnits`)
                + FfiConverterOptionalBoolean.allocationSize(value.`test`)
            )
        }
    }

    override fun write(value: EngineCredentials, buf: ByteBuffer) {
        when(value) {
            is EngineCredentials.Pockyt -> {
                buf.putInt(1)
                FfiConverterString.write(value.`merchantNo`, buf)
                FfiConverterString.write(value.`storeNo`, buf)
                FfiConverterString.write(value.`token`, buf)
                FfiConverterOptionalString.write(value.`groupNo`, buf)
                FfiConverterOptionalString.write(value.`notificationUrl`, buf)
                Unit
            }
            is EngineCredentials.Yedpay -> {
                buf.putInt(2)
                FfiConverterOptionalString.write(value.`accessToken`, buf)
                FfiConverterOptionalString.write(value.`apiKey`, buf)
                FfiConverterOptionalString.write(value.`signKey`, buf)
                Unit
            }
            is EngineCredentials.Paycross -> {
                buf.putInt(3)
                FfiConverterString.write(value.`shopId`, buf)
                FfiConverterString.write(value.`secretKey`, buf)
                FfiConverterOptionalString.write(value.`publicKey`, buf)
                FfiConverterOptionalString.write(value.`apmUrl`, buf)
                FfiConverterOptionalString.write(value.`cardUrl`, buf)
                FfiConverterOptionalString.write(value.`adminUrl`, buf)
                FfiConverterString.write(value.`service`, buf)
                FfiConverterString.write(value.`minorUnits`, buf)
                FfiConverterOptionalBoolean.write(value.`test`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}





/**
 * What only one gateway says.
 */
sealed class EngineDetails {

    /**
     * Pockyt.
     */
    data class Pockyt(
        /**
         * Its fields.
         */
        val `details`: io.tillback.engine.EnginePockytDetails) : EngineDetails()

    {


        companion object
    }

    /**
     * Yedpay.
     */
    data class Yedpay(
        /**
         * Its fields.
         */
        val `details`: io.tillback.engine.EngineYedpayDetails) : EngineDetails()

    {


        companion object
    }

    /**
     * PayCross.
     */
    data class Paycross(
        /**
         * Its fields.
         */
        val `details`: io.tillback.engine.EnginePaycrossDetails) : EngineDetails()

    {


        companion object
    }








    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineDetails : FfiConverterRustBuffer<EngineDetails>{
    override fun read(buf: ByteBuffer): EngineDetails {
        return when(buf.getInt()) {
            1 -> EngineDetails.Pockyt(
                FfiConverterTypeEnginePockytDetails.read(buf),
                )
            2 -> EngineDetails.Yedpay(
                FfiConverterTypeEngineYedpayDetails.read(buf),
                )
            3 -> EngineDetails.Paycross(
                FfiConverterTypeEnginePaycrossDetails.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineDetails): ULong = when(value) {
        is EngineDetails.Pockyt -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEnginePockytDetails.allocationSize(value.`details`)
            )
        }
        is EngineDetails.Yedpay -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineYedpayDetails.allocationSize(value.`details`)
            )
        }
        is EngineDetails.Paycross -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEnginePaycrossDetails.allocationSize(value.`details`)
            )
        }
    }

    override fun write(value: EngineDetails, buf: ByteBuffer) {
        when(value) {
            is EngineDetails.Pockyt -> {
                buf.putInt(1)
                FfiConverterTypeEnginePockytDetails.write(value.`details`, buf)
                Unit
            }
            is EngineDetails.Yedpay -> {
                buf.putInt(2)
                FfiConverterTypeEngineYedpayDetails.write(value.`details`, buf)
                Unit
            }
            is EngineDetails.Paycross -> {
                buf.putInt(3)
                FfiConverterTypeEnginePaycrossDetails.write(value.`details`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}





/**
 * Which of a gateway's systems.
 */
sealed class EngineEnvironment {

    /**
     * Where money moves.
     */
    object Production : EngineEnvironment()


    /**
     * The gateway's own system for tests.
     */
    object Sandbox : EngineEnvironment()


    /**
     * Another one.
     */
    data class At(
        /**
         * Its base address.
         */
        val `url`: kotlin.String) : EngineEnvironment()

    {


        companion object
    }








    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineEnvironment : FfiConverterRustBuffer<EngineEnvironment>{
    override fun read(buf: ByteBuffer): EngineEnvironment {
        return when(buf.getInt()) {
            1 -> EngineEnvironment.Production
            2 -> EngineEnvironment.Sandbox
            3 -> EngineEnvironment.At(
                FfiConverterString.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineEnvironment): ULong = when(value) {
        is EngineEnvironment.Production -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineEnvironment.Sandbox -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineEnvironment.At -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`url`)
            )
        }
    }

    override fun write(value: EngineEnvironment, buf: ByteBuffer) {
        when(value) {
            is EngineEnvironment.Production -> {
                buf.putInt(1)
                Unit
            }
            is EngineEnvironment.Sandbox -> {
                buf.putInt(2)
                Unit
            }
            is EngineEnvironment.At -> {
                buf.putInt(3)
                FfiConverterString.write(value.`url`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}







/**
 * An error of tillback's: no money moved because of the call that it ends.
 */
sealed class EngineFailure: kotlin.Exception() {

    /**
     * All that is known.
     */
    class Told(

        /**
         * In one record, because a field called `message` can't stand beside that of an exception.
         */
        val `problem`: EngineProblem
        ) : EngineFailure() {
        override val message
            get() = "problem=${ `problem` }"
    }





    companion object ErrorHandler : UniffiRustCallStatusErrorHandler<EngineFailure> {
        override fun lift(error_buf: RustBuffer.ByValue): EngineFailure = FfiConverterTypeEngineFailure.lift(error_buf)
    }


}

/**
 * @suppress
 */
public object FfiConverterTypeEngineFailure : FfiConverterRustBuffer<EngineFailure> {
    override fun read(buf: ByteBuffer): EngineFailure {


        return when(buf.getInt()) {
            1 -> EngineFailure.Told(
                FfiConverterTypeEngineProblem.read(buf),
                )
            else -> throw RuntimeException("invalid error enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineFailure): ULong {
        return when(value) {
            is EngineFailure.Told -> (
                // Add the size for the Int that specifies the variant plus the size needed for all fields
                4UL
                + FfiConverterTypeEngineProblem.allocationSize(value.`problem`)
            )
        }
    }

    override fun write(value: EngineFailure, buf: ByteBuffer) {
        when(value) {
            is EngineFailure.Told -> {
                buf.putInt(1)
                FfiConverterTypeEngineProblem.write(value.`problem`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }

}



/**
 * Where refunds are remembered.
 */
sealed class EngineJournal {

    /**
     * Nowhere: the client only reads.
     */
    object Nowhere : EngineJournal()


    /**
     * As long as the process lives.
     */
    object Memory : EngineJournal()


    /**
     * In this file.
     */
    data class File(
        /**
         * Its path.
         */
        val `path`: kotlin.String) : EngineJournal()

    {


        companion object
    }








    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineJournal : FfiConverterRustBuffer<EngineJournal>{
    override fun read(buf: ByteBuffer): EngineJournal {
        return when(buf.getInt()) {
            1 -> EngineJournal.Nowhere
            2 -> EngineJournal.Memory
            3 -> EngineJournal.File(
                FfiConverterString.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineJournal): ULong = when(value) {
        is EngineJournal.Nowhere -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineJournal.Memory -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineJournal.File -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`path`)
            )
        }
    }

    override fun write(value: EngineJournal, buf: ByteBuffer) {
        when(value) {
            is EngineJournal.Nowhere -> {
                buf.putInt(1)
                Unit
            }
            is EngineJournal.Memory -> {
                buf.putInt(2)
                Unit
            }
            is EngineJournal.File -> {
                buf.putInt(3)
                FfiConverterString.write(value.`path`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}





/**
 * The name of a payee.
 */
sealed class EnginePayeeRef {

    /**
     * By the gateway's number.
     */
    data class CustomerNo(
        /**
         * The number.
         */
        val `number`: kotlin.String) : EnginePayeeRef()

    {


        companion object
    }

    /**
     * By the program's own code.
     */
    data class CustomerCode(
        /**
         * The code.
         */
        val `code`: kotlin.String) : EnginePayeeRef()

    {


        companion object
    }

    /**
     * By e-mail address.
     */
    data class Email(
        /**
         * The address.
         */
        val `address`: kotlin.String) : EnginePayeeRef()

    {


        companion object
    }








    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEnginePayeeRef : FfiConverterRustBuffer<EnginePayeeRef>{
    override fun read(buf: ByteBuffer): EnginePayeeRef {
        return when(buf.getInt()) {
            1 -> EnginePayeeRef.CustomerNo(
                FfiConverterString.read(buf),
                )
            2 -> EnginePayeeRef.CustomerCode(
                FfiConverterString.read(buf),
                )
            3 -> EnginePayeeRef.Email(
                FfiConverterString.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EnginePayeeRef): ULong = when(value) {
        is EnginePayeeRef.CustomerNo -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`number`)
            )
        }
        is EnginePayeeRef.CustomerCode -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`code`)
            )
        }
        is EnginePayeeRef.Email -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`address`)
            )
        }
    }

    override fun write(value: EnginePayeeRef, buf: ByteBuffer) {
        when(value) {
            is EnginePayeeRef.CustomerNo -> {
                buf.putInt(1)
                FfiConverterString.write(value.`number`, buf)
                Unit
            }
            is EnginePayeeRef.CustomerCode -> {
                buf.putInt(2)
                FfiConverterString.write(value.`code`, buf)
                Unit
            }
            is EnginePayeeRef.Email -> {
                buf.putInt(3)
                FfiConverterString.write(value.`address`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}





/**
 * The way to the gateways.
 */
sealed class EngineProxy {

    /**
     * No proxy.
     */
    object Direct : EngineProxy()


    /**
     * The one that the environment's variables name.
     */
    object Environment : EngineProxy()


    /**
     * This one.
     */
    data class At(
        /**
         * Its address.
         */
        val `url`: kotlin.String) : EngineProxy()

    {


        companion object
    }








    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineProxy : FfiConverterRustBuffer<EngineProxy>{
    override fun read(buf: ByteBuffer): EngineProxy {
        return when(buf.getInt()) {
            1 -> EngineProxy.Direct
            2 -> EngineProxy.Environment
            3 -> EngineProxy.At(
                FfiConverterString.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineProxy): ULong = when(value) {
        is EngineProxy.Direct -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineProxy.Environment -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
            )
        }
        is EngineProxy.At -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`url`)
            )
        }
    }

    override fun write(value: EngineProxy, buf: ByteBuffer) {
        when(value) {
            is EngineProxy.Direct -> {
                buf.putInt(1)
                Unit
            }
            is EngineProxy.Environment -> {
                buf.putInt(2)
                Unit
            }
            is EngineProxy.At -> {
                buf.putInt(3)
                FfiConverterString.write(value.`url`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}





/**
 * Where the rows of a report come from.
 */
sealed class EngineSource {

    /**
     * Payments by id or reference.
     */
    data class References(
        /**
         * The account they were paid to.
         */
        val `account`: kotlin.String,
        /**
         * All of them. One that is none becomes a row that tells it.
         */
        val `references`: List<io.tillback.engine.EngineRef>) : EngineSource()

    {


        companion object
    }

    /**
     * A column of a CSV file.
     */
    data class Csv(
        /**
         * The account they were paid to.
         */
        val `account`: kotlin.String,
        /**
         * The file's path.
         */
        val `path`: kotlin.String,
        /**
         * The column's heading.
         */
        val `column`: kotlin.String,
        /**
         * What stands in it: `gateway_id`, `merchant` or `scanned`.
         */
        val `kind`: kotlin.String) : EngineSource()

    {


        companion object
    }

    /**
     * What the gateway lists of some days, both included.
     */
    data class Days(
        /**
         * The account.
         */
        val `account`: kotlin.String,
        /**
         * The first day, such as `2026-11-01`.
         */
        val `first`: kotlin.String,
        /**
         * The last day.
         */
        val `last`: kotlin.String,
        /**
         * What else has to hold.
         */
        val `filter`: io.tillback.engine.EngineTransactionFilter) : EngineSource()

    {


        companion object
    }

    /**
     * The payments that the journal's refunds are about.
     */
    data class Journal(
        /**
         * Which refunds to begin with.
         */
        val `filter`: io.tillback.engine.EngineRefundFilter,
        /**
         * Whether the gateways are asked about each.
         */
        val `ask`: kotlin.Boolean) : EngineSource()

    {


        companion object
    }








    companion object
}

/**
 * @suppress
 */
public object FfiConverterTypeEngineSource : FfiConverterRustBuffer<EngineSource>{
    override fun read(buf: ByteBuffer): EngineSource {
        return when(buf.getInt()) {
            1 -> EngineSource.References(
                FfiConverterString.read(buf),
                FfiConverterSequenceTypeEngineRef.read(buf),
                )
            2 -> EngineSource.Csv(
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                )
            3 -> EngineSource.Days(
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterString.read(buf),
                FfiConverterTypeEngineTransactionFilter.read(buf),
                )
            4 -> EngineSource.Journal(
                FfiConverterTypeEngineRefundFilter.read(buf),
                FfiConverterBoolean.read(buf),
                )
            else -> throw RuntimeException("invalid enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: EngineSource): ULong = when(value) {
        is EngineSource.References -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`account`)
                + FfiConverterSequenceTypeEngineRef.allocationSize(value.`references`)
            )
        }
        is EngineSource.Csv -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`account`)
                + FfiConverterString.allocationSize(value.`path`)
                + FfiConverterString.allocationSize(value.`column`)
                + FfiConverterString.allocationSize(value.`kind`)
            )
        }
        is EngineSource.Days -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterString.allocationSize(value.`account`)
                + FfiConverterString.allocationSize(value.`first`)
                + FfiConverterString.allocationSize(value.`last`)
                + FfiConverterTypeEngineTransactionFilter.allocationSize(value.`filter`)
            )
        }
        is EngineSource.Journal -> {
            // Add the size for the Int that specifies the variant plus the size needed for all fields
            (
                4UL
                + FfiConverterTypeEngineRefundFilter.allocationSize(value.`filter`)
                + FfiConverterBoolean.allocationSize(value.`ask`)
            )
        }
    }

    override fun write(value: EngineSource, buf: ByteBuffer) {
        when(value) {
            is EngineSource.References -> {
                buf.putInt(1)
                FfiConverterString.write(value.`account`, buf)
                FfiConverterSequenceTypeEngineRef.write(value.`references`, buf)
                Unit
            }
            is EngineSource.Csv -> {
                buf.putInt(2)
                FfiConverterString.write(value.`account`, buf)
                FfiConverterString.write(value.`path`, buf)
                FfiConverterString.write(value.`column`, buf)
                FfiConverterString.write(value.`kind`, buf)
                Unit
            }
            is EngineSource.Days -> {
                buf.putInt(3)
                FfiConverterString.write(value.`account`, buf)
                FfiConverterString.write(value.`first`, buf)
                FfiConverterString.write(value.`last`, buf)
                FfiConverterTypeEngineTransactionFilter.write(value.`filter`, buf)
                Unit
            }
            is EngineSource.Journal -> {
                buf.putInt(4)
                FfiConverterTypeEngineRefundFilter.write(value.`filter`, buf)
                FfiConverterBoolean.write(value.`ask`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }
}







/**
 * Takes lines of the log, on whichever thread has one to tell. What it throws is dropped.
 */
public interface EngineLog {

    /**
     * One line, and how much it matters.
     */
    fun `tell`(`level`: kotlin.String, `line`: kotlin.String)

    companion object
}



// Put the implementation in an object so we don't pollute the top-level namespace
internal object uniffiCallbackInterfaceEngineLog {
    internal object `tell`: UniffiCallbackInterfaceEngineLogMethod0 {
        override fun callback(`uniffiHandle`: Long,`level`: RustBuffer.ByValue,`line`: RustBuffer.ByValue,`uniffiOutReturn`: Pointer,uniffiCallStatus: UniffiRustCallStatus,) {
            val uniffiObj = FfiConverterTypeEngineLog.handleMap.get(uniffiHandle)
            val makeCall = { ->
                uniffiObj.`tell`(
                    FfiConverterString.lift(`level`),
                    FfiConverterString.lift(`line`),
                )
            }
            val writeReturn = { _: Unit -> Unit }
            uniffiTraitInterfaceCall(uniffiCallStatus, makeCall, writeReturn)
        }
    }

    internal object uniffiFree: UniffiCallbackInterfaceFree {
        override fun callback(handle: Long) {
            FfiConverterTypeEngineLog.handleMap.remove(handle)
        }
    }

    internal object uniffiClone: UniffiCallbackInterfaceClone {
        override fun callback(handle: Long): Long {
            return FfiConverterTypeEngineLog.handleMap.clone(handle)
        }
    }

    internal var vtable = UniffiVTableCallbackInterfaceEngineLog.UniffiByValue(
        uniffiFree,
        uniffiClone,
        `tell`,
    )

    // Registers the foreign callback with the Rust side.
    // This method is generated for each callback interface.
    internal fun register(lib: UniffiLib) {
        lib.uniffi_tillback_uniffi_fn_init_callback_vtable_enginelog(vtable)
    }
}

/**
 * The ffiConverter which transforms the Callbacks in to handles to pass to Rust.
 *
 * @suppress
 */
public object FfiConverterTypeEngineLog: FfiConverterCallbackInterface<EngineLog>()




/**
 * @suppress
 */
public object FfiConverterOptionalUShort: FfiConverterRustBuffer<kotlin.UShort?> {
    override fun read(buf: ByteBuffer): kotlin.UShort? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterUShort.read(buf)
    }

    override fun allocationSize(value: kotlin.UShort?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterUShort.allocationSize(value)
        }
    }

    override fun write(value: kotlin.UShort?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterUShort.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalULong: FfiConverterRustBuffer<kotlin.ULong?> {
    override fun read(buf: ByteBuffer): kotlin.ULong? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterULong.read(buf)
    }

    override fun allocationSize(value: kotlin.ULong?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterULong.allocationSize(value)
        }
    }

    override fun write(value: kotlin.ULong?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterULong.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalLong: FfiConverterRustBuffer<kotlin.Long?> {
    override fun read(buf: ByteBuffer): kotlin.Long? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterLong.read(buf)
    }

    override fun allocationSize(value: kotlin.Long?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterLong.allocationSize(value)
        }
    }

    override fun write(value: kotlin.Long?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterLong.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalBoolean: FfiConverterRustBuffer<kotlin.Boolean?> {
    override fun read(buf: ByteBuffer): kotlin.Boolean? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterBoolean.read(buf)
    }

    override fun allocationSize(value: kotlin.Boolean?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterBoolean.allocationSize(value)
        }
    }

    override fun write(value: kotlin.Boolean?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterBoolean.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalString: FfiConverterRustBuffer<kotlin.String?> {
    override fun read(buf: ByteBuffer): kotlin.String? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterString.read(buf)
    }

    override fun allocationSize(value: kotlin.String?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterString.allocationSize(value)
        }
    }

    override fun write(value: kotlin.String?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterString.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineCall: FfiConverterRustBuffer<EngineCall?> {
    override fun read(buf: ByteBuffer): EngineCall? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineCall.read(buf)
    }

    override fun allocationSize(value: EngineCall?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineCall.allocationSize(value)
        }
    }

    override fun write(value: EngineCall?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineCall.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineHandle: FfiConverterRustBuffer<EngineHandle?> {
    override fun read(buf: ByteBuffer): EngineHandle? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineHandle.read(buf)
    }

    override fun allocationSize(value: EngineHandle?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineHandle.allocationSize(value)
        }
    }

    override fun write(value: EngineHandle?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineHandle.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineActionDetails: FfiConverterRustBuffer<EngineActionDetails?> {
    override fun read(buf: ByteBuffer): EngineActionDetails? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineActionDetails.read(buf)
    }

    override fun allocationSize(value: EngineActionDetails?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineActionDetails.allocationSize(value)
        }
    }

    override fun write(value: EngineActionDetails?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineActionDetails.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineInstant: FfiConverterRustBuffer<EngineInstant?> {
    override fun read(buf: ByteBuffer): EngineInstant? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineInstant.read(buf)
    }

    override fun allocationSize(value: EngineInstant?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineInstant.allocationSize(value)
        }
    }

    override fun write(value: EngineInstant?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineInstant.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineMoney: FfiConverterRustBuffer<EngineMoney?> {
    override fun read(buf: ByteBuffer): EngineMoney? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineMoney.read(buf)
    }

    override fun allocationSize(value: EngineMoney?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineMoney.allocationSize(value)
        }
    }

    override fun write(value: EngineMoney?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineMoney.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineProblem: FfiConverterRustBuffer<EngineProblem?> {
    override fun read(buf: ByteBuffer): EngineProblem? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineProblem.read(buf)
    }

    override fun allocationSize(value: EngineProblem?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineProblem.allocationSize(value)
        }
    }

    override fun write(value: EngineProblem?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineProblem.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineRefund: FfiConverterRustBuffer<EngineRefund?> {
    override fun read(buf: ByteBuffer): EngineRefund? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineRefund.read(buf)
    }

    override fun allocationSize(value: EngineRefund?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineRefund.allocationSize(value)
        }
    }

    override fun write(value: EngineRefund?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineRefund.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalTypeEngineTransaction: FfiConverterRustBuffer<EngineTransaction?> {
    override fun read(buf: ByteBuffer): EngineTransaction? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeEngineTransaction.read(buf)
    }

    override fun allocationSize(value: EngineTransaction?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeEngineTransaction.allocationSize(value)
        }
    }

    override fun write(value: EngineTransaction?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeEngineTransaction.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterOptionalSequenceTypeEngineListedRefund: FfiConverterRustBuffer<List<EngineListedRefund>?> {
    override fun read(buf: ByteBuffer): List<EngineListedRefund>? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterSequenceTypeEngineListedRefund.read(buf)
    }

    override fun allocationSize(value: List<EngineListedRefund>?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterSequenceTypeEngineListedRefund.allocationSize(value)
        }
    }

    override fun write(value: List<EngineListedRefund>?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterSequenceTypeEngineListedRefund.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceString: FfiConverterRustBuffer<List<kotlin.String>> {
    override fun read(buf: ByteBuffer): List<kotlin.String> {
        val len = buf.getInt()
        return List<kotlin.String>(len) {
            FfiConverterString.read(buf)
        }
    }

    override fun allocationSize(value: List<kotlin.String>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterString.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<kotlin.String>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterString.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceByteArray: FfiConverterRustBuffer<List<kotlin.ByteArray>> {
    override fun read(buf: ByteBuffer): List<kotlin.ByteArray> {
        val len = buf.getInt()
        return List<kotlin.ByteArray>(len) {
            FfiConverterByteArray.read(buf)
        }
    }

    override fun allocationSize(value: List<kotlin.ByteArray>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterByteArray.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<kotlin.ByteArray>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterByteArray.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineAccount: FfiConverterRustBuffer<List<EngineAccount>> {
    override fun read(buf: ByteBuffer): List<EngineAccount> {
        val len = buf.getInt()
        return List<EngineAccount>(len) {
            FfiConverterTypeEngineAccount.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineAccount>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineAccount.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineAccount>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineAccount.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineAttempt: FfiConverterRustBuffer<List<EngineAttempt>> {
    override fun read(buf: ByteBuffer): List<EngineAttempt> {
        val len = buf.getInt()
        return List<EngineAttempt>(len) {
            FfiConverterTypeEngineAttempt.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineAttempt>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineAttempt.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineAttempt>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineAttempt.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineCatalogueLine: FfiConverterRustBuffer<List<EngineCatalogueLine>> {
    override fun read(buf: ByteBuffer): List<EngineCatalogueLine> {
        val len = buf.getInt()
        return List<EngineCatalogueLine>(len) {
            FfiConverterTypeEngineCatalogueLine.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineCatalogueLine>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineCatalogueLine.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineCatalogueLine>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineCatalogueLine.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineHeader: FfiConverterRustBuffer<List<EngineHeader>> {
    override fun read(buf: ByteBuffer): List<EngineHeader> {
        val len = buf.getInt()
        return List<EngineHeader>(len) {
            FfiConverterTypeEngineHeader.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineHeader>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineHeader.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineHeader>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineHeader.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineHistoryEntry: FfiConverterRustBuffer<List<EngineHistoryEntry>> {
    override fun read(buf: ByteBuffer): List<EngineHistoryEntry> {
        val len = buf.getInt()
        return List<EngineHistoryEntry>(len) {
            FfiConverterTypeEngineHistoryEntry.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineHistoryEntry>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineHistoryEntry.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineHistoryEntry>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineHistoryEntry.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineLink: FfiConverterRustBuffer<List<EngineLink>> {
    override fun read(buf: ByteBuffer): List<EngineLink> {
        val len = buf.getInt()
        return List<EngineLink>(len) {
            FfiConverterTypeEngineLink.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineLink>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineLink.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineLink>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineLink.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineListedRefund: FfiConverterRustBuffer<List<EngineListedRefund>> {
    override fun read(buf: ByteBuffer): List<EngineListedRefund> {
        val len = buf.getInt()
        return List<EngineListedRefund>(len) {
            FfiConverterTypeEngineListedRefund.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineListedRefund>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineListedRefund.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineListedRefund>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineListedRefund.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineRef: FfiConverterRustBuffer<List<EngineRef>> {
    override fun read(buf: ByteBuffer): List<EngineRef> {
        val len = buf.getInt()
        return List<EngineRef>(len) {
            FfiConverterTypeEngineRef.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineRef>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineRef.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineRef>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineRef.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineRefund: FfiConverterRustBuffer<List<EngineRefund>> {
    override fun read(buf: ByteBuffer): List<EngineRefund> {
        val len = buf.getInt()
        return List<EngineRefund>(len) {
            FfiConverterTypeEngineRefund.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineRefund>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineRefund.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineRefund>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineRefund.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineRefundRequest: FfiConverterRustBuffer<List<EngineRefundRequest>> {
    override fun read(buf: ByteBuffer): List<EngineRefundRequest> {
        val len = buf.getInt()
        return List<EngineRefundRequest>(len) {
            FfiConverterTypeEngineRefundRequest.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineRefundRequest>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineRefundRequest.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineRefundRequest>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineRefundRequest.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineTotal: FfiConverterRustBuffer<List<EngineTotal>> {
    override fun read(buf: ByteBuffer): List<EngineTotal> {
        val len = buf.getInt()
        return List<EngineTotal>(len) {
            FfiConverterTypeEngineTotal.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineTotal>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineTotal.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineTotal>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineTotal.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineTransaction: FfiConverterRustBuffer<List<EngineTransaction>> {
    override fun read(buf: ByteBuffer): List<EngineTransaction> {
        val len = buf.getInt()
        return List<EngineTransaction>(len) {
            FfiConverterTypeEngineTransaction.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineTransaction>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineTransaction.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineTransaction>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineTransaction.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineWords: FfiConverterRustBuffer<List<EngineWords>> {
    override fun read(buf: ByteBuffer): List<EngineWords> {
        val len = buf.getInt()
        return List<EngineWords>(len) {
            FfiConverterTypeEngineWords.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineWords>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineWords.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineWords>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineWords.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterSequenceTypeEngineAnswer: FfiConverterRustBuffer<List<EngineAnswer>> {
    override fun read(buf: ByteBuffer): List<EngineAnswer> {
        val len = buf.getInt()
        return List<EngineAnswer>(len) {
            FfiConverterTypeEngineAnswer.read(buf)
        }
    }

    override fun allocationSize(value: List<EngineAnswer>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeEngineAnswer.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<EngineAnswer>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeEngineAnswer.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
public object FfiConverterMapStringString: FfiConverterRustBuffer<Map<kotlin.String, kotlin.String>> {
    override fun read(buf: ByteBuffer): Map<kotlin.String, kotlin.String> {
        val len = buf.getInt()
        return buildMap<kotlin.String, kotlin.String>(len) {
            repeat(len) {
                val k = FfiConverterString.read(buf)
                val v = FfiConverterString.read(buf)
                this[k] = v
            }
        }
    }

    override fun allocationSize(value: Map<kotlin.String, kotlin.String>): ULong {
        val spaceForMapSize = 4UL
        val spaceForChildren = value.map { (k, v) ->
            FfiConverterString.allocationSize(k) +
            FfiConverterString.allocationSize(v)
        }.sum()
        return spaceForMapSize + spaceForChildren
    }

    override fun write(value: Map<kotlin.String, kotlin.String>, buf: ByteBuffer) {
        buf.putInt(value.size)
        // The parens on `(k, v)` here ensure we're calling the right method,
        // which is important for compatibility with older android devices.
        // Ref https://blog.danlew.net/2017/03/16/kotlin-puzzler-whose-line-is-it-anyways/
        value.forEach { (k, v) ->
            FfiConverterString.write(k, buf)
            FfiConverterString.write(v, buf)
        }
    }
}








        /**
         * What is told where the bridge itself failed: the same words as those of the engine.
         */ fun `engineBug`(): EngineProblem {
            return FfiConverterTypeEngineProblem.lift(
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_engine_bug(

        _status)
}
    )
    }


        /**
         * The error for text that can't cross, because it is no Unicode.
         */ fun `engineTextInvalid`(): EngineProblem {
            return FfiConverterTypeEngineProblem.lift(
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_engine_text_invalid(

        _status)
}
    )
    }


        /**
         * The statuses of refunds that are not over.
         */ fun `openStatuses`(): List<kotlin.String> {
            return FfiConverterSequenceString.lift(
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_open_statuses(

        _status)
}
    )
    }


        /**
         * Hands lines of the engine up to a level to `log`, in place of the one before. False where somebody else of this process has them.
         */
    @Throws(EngineFailure::class) fun `engineFollowLog`(`most`: kotlin.String, `log`: EngineLog): kotlin.Boolean {
            return FfiConverterBoolean.lift(
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_engine_follow_log(


        FfiConverterString.lower(`most`),
        FfiConverterTypeEngineLog.lower(`log`),_status)
}
    )
    }


        /**
         * Ends that. When this returns, nothing more is told.
         */ fun `engineLeaveLog`()
        =
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_engine_leave_log(

        _status)
}



        /**
         * Fails where two amounts can't be counted together.
         */
    @Throws(EngineFailure::class) fun `moneyAlike`(`one`: EngineMoney, `other`: EngineMoney)
        =
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_money_alike(


        FfiConverterTypeEngineMoney.lower(`one`),
        FfiConverterTypeEngineMoney.lower(`other`),_status)
}



        /**
         * What is left of one amount without another.
         */
    @Throws(EngineFailure::class) fun `moneyDifference`(`one`: EngineMoney, `other`: EngineMoney): EngineMoney {
            return FfiConverterTypeEngineMoney.lift(
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_money_difference(


        FfiConverterTypeEngineMoney.lower(`one`),
        FfiConverterTypeEngineMoney.lower(`other`),_status)
}
    )
    }


        /**
         * An amount such as `12.50` in a currency.
         */
    @Throws(EngineFailure::class) fun `moneyFromDecimal`(`amount`: kotlin.String, `currency`: kotlin.String): EngineMoney {
            return FfiConverterTypeEngineMoney.lift(
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_money_from_decimal(


        FfiConverterString.lower(`amount`),
        FfiConverterString.lower(`currency`),_status)
}
    )
    }


        /**
         * An amount in whole minor units.
         */
    @Throws(EngineFailure::class) fun `moneyFromMinor`(`minor`: kotlin.Long, `currency`: kotlin.String): EngineMoney {
            return FfiConverterTypeEngineMoney.lift(
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_money_from_minor(


        FfiConverterLong.lower(`minor`),
        FfiConverterString.lower(`currency`),_status)
}
    )
    }


        /**
         * A text such as `12.50 HKD`.
         */
    @Throws(EngineFailure::class) fun `moneyParse`(`text`: kotlin.String): EngineMoney {
            return FfiConverterTypeEngineMoney.lift(
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_money_parse(


        FfiConverterString.lower(`text`),_status)
}
    )
    }


        /**
         * The sum of two amounts.
         */
    @Throws(EngineFailure::class) fun `moneySum`(`one`: EngineMoney, `other`: EngineMoney): EngineMoney {
            return FfiConverterTypeEngineMoney.lift(
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_money_sum(


        FfiConverterTypeEngineMoney.lower(`one`),
        FfiConverterTypeEngineMoney.lower(`other`),_status)
}
    )
    }


        /**
         * The text of a reference of a kind, checked: of a web address that a scanner read, the id in it.
         */
    @Throws(EngineFailure::class) fun `referenceChecked`(`kind`: kotlin.String, `text`: kotlin.String): kotlin.String {
            return FfiConverterString.lift(
    uniffiRustCallWithError(EngineFailure) { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_reference_checked(


        FfiConverterString.lower(`kind`),
        FfiConverterString.lower(`text`),_status)
}
    )
    }


        /**
         * All errors there are.
         */ fun `engineCatalogue`(): List<EngineCatalogueLine> {
            return FfiConverterSequenceTypeEngineCatalogueLine.lift(
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_engine_catalogue(

        _status)
}
    )
    }


        /**
         * The version of the compiled half.
         */ fun `engineVersion`(): kotlin.String {
            return FfiConverterString.lift(
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_engine_version(

        _status)
}
    )
    }


        /**
         * All closed sets.
         */ fun `engineWords`(): List<EngineWords> {
            return FfiConverterSequenceTypeEngineWords.lift(
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_engine_words(

        _status)
}
    )
    }


        /**
         * The statuses of refunds that never change again by themselves.
         */ fun `finalStatuses`(): List<kotlin.String> {
            return FfiConverterSequenceString.lift(
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_tillback_uniffi_fn_func_final_statuses(

        _status)
}
    )
    }

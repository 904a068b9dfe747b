package io.tillback

import com.sun.jna.CallbackThreadInitializer
import com.sun.jna.Native
import io.tillback.engine.uniffiCallbackInterfaceEngineLog
import io.tillback.engine.uniffiRustFutureContinuationCallbackImpl

/** The engine's thread, as a program sees it. JNA would else make it a new one each time the engine has something to say. */
internal object EngineThread {
    init {
        val initializer = CallbackThreadInitializer(true, false, "tillback")
        Native.setCallbackThreadInitializer(uniffiRustFutureContinuationCallbackImpl, initializer)
        Native.setCallbackThreadInitializer(uniffiCallbackInterfaceEngineLog.tell, initializer)
    }

    /** Has its name from now on. */
    fun name() = Unit
}

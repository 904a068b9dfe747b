package io.tillback

import java.nio.file.FileSystems
import java.nio.file.Path

/** The engine opens files by their names, and a path inside an archive may have the name of quite another file. */
internal fun Path.told(): String {
    require(fileSystem == FileSystems.getDefault()) {
        "The path belongs to another file system than the machine's own, such as an archive. Nothing was opened or sent. Name a file " +
            "of the machine."
    }
    return toString()
}

plugins {
    id("com.android.library") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.4.20"
}

android {
    namespace = "io.tillback"
    compileSdk = 36

    defaultConfig {
        // java.time and java.nio.file are there from 26 on.
        minSdk = 26
        consumerProguardFiles("consumer-rules.pro")
    }

    sourceSets["main"].kotlin.srcDirs("../src/main/kotlin", "../src/generated/kotlin")

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

kotlin {
    jvmToolchain(17)
}

dependencies {
    implementation("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.10.2")
    api("org.jetbrains.kotlinx:kotlinx-coroutines-core:1.10.2")
    // From 5.17 on its own libraries have pages of 16 KB, too.
    implementation("net.java.dev.jna:jna:5.18.1@aar")
}

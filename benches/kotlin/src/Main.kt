/*
 * The programs of the benchmarks for the JVM: the job that comes in, the clocks, and the figures that go out.
 *
 * Arguments: CONTENDER MODE URL MERCHANT STORE TOKEN WARM_UP; one payment id per line on standard input. MODE is serial or first. The
 * figures are one line of JSON, as `Figures` in src/job.rs reads it.
 */
package bench

import com.sun.management.OperatingSystemMXBean
import java.lang.management.ManagementFactory

/** Of every payment so much is given back: as AMOUNT in src/job.rs. */
const val AMOUNT = "10.00"

/** So many refunds in a row are measured without a break: as BATCH in src/job.rs. */
private const val BATCH = 1_280

class Shop(
    val url: String,
    val merchantNo: String,
    val storeNo: String,
    val token: String,
)

/** One who makes calls. */
interface Contender : AutoCloseable {
    /** Gets ready to refund these; not measured. */
    fun prepare(payments: List<String>) {}

    fun look(payment: String)

    fun refund(payment: String)

    override fun close() {}
}

private fun contender(
    name: String,
    shop: Shop,
): Contender =
    when (name) {
        "tillback" -> Waiting(shop)
        "tillback_suspend" -> Suspending(shop)
        "http_client" -> ByHand(shop, HttpClientLine(shop.url))
        "okhttp" -> ByHand(shop, OkHttpLine(shop.url))
        else -> error("nobody is called $name")
    }

private class Clock {
    private val system = ManagementFactory.getOperatingSystemMXBean() as OperatingSystemMXBean
    private val laps = ArrayList<Long>()
    private var cpu = 0L
    private var wall = 0L

    /** User and system time of the whole process, all its threads. */
    fun batch(
        payments: List<String>,
        call: (String) -> Unit,
    ) {
        val (wallBefore, cpuBefore) = System.nanoTime() to system.processCpuTime
        for (payment in payments) {
            val begun = System.nanoTime()
            call(payment)
            laps += System.nanoTime() - begun
        }
        cpu += system.processCpuTime - cpuBefore
        wall += System.nanoTime() - wallBefore
    }

    fun tell() {
        laps.sort()
        val calls = laps.size.coerceAtLeast(1)

        fun quantile(hundredths: Int) = laps.getOrElse((laps.size * hundredths + 99) / 100 - 1) { 0 }

        fun duration(nanos: Long) = """{"secs": ${nanos / 1_000_000_000}, "nanos": ${nanos % 1_000_000_000}}"""
        println(
            """{"p50": ${duration(quantile(50))}, "p99": ${duration(quantile(99))}, "cpu_per_call": ${duration(cpu / calls)}, """ +
                """"calls_per_second": ${calls * 1_000_000_000L / wall.coerceAtLeast(1)}, "peak_kib": null}""",
        )
    }
}

fun main(arguments: Array<String>) {
    val (name, mode, url, merchantNo, storeNo) = arguments
    val shop = Shop(url, merchantNo, storeNo, arguments[5])
    val payments = generateSequence(::readLine).toList()
    val (warmUp, measured) = payments.take(arguments[6].toInt()) to payments.drop(arguments[6].toInt())
    val clock = Clock()
    when (mode) {
        "serial" ->
            contender(name, shop).use { one ->
                for (batch in warmUp.chunked(BATCH)) {
                    one.prepare(batch)
                    batch.forEach(one::refund)
                }
                for (batch in measured.chunked(BATCH)) {
                    one.prepare(batch)
                    clock.batch(batch, one::refund)
                }
            }
        "first" -> {
            // The virtual machine is warm, and the client is new.
            contender(name, shop).use { one ->
                for (payment in warmUp) {
                    one.look(payment)
                    one.refund(payment)
                }
            }
            for (payment in measured) {
                lateinit var one: Contender
                clock.batch(listOf(payment)) {
                    one = contender(name, shop)
                    one.look(it)
                    one.refund(it)
                }
                one.close()
            }
        }
        else -> error("there is no mode called $mode")
    }
    clock.tell()
    // Threads that others leave behind keep nobody waiting.
    System.out.flush()
    Runtime.getRuntime().halt(0)
}

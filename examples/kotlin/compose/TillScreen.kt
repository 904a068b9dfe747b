package shop

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Button
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import io.tillback.RefundStatus

/*
 * The till's screen. The app makes the client once, with a journal that no backup brings back, and keeps it:
 *
 *     val client = Client.open(Settings(accounts, Journal.file(context.noBackupFilesDir.resolve("refunds.tillback").path)))
 *     val till = Till(client, applicationScope)
 */
@Composable
fun TillScreen(till: Till) {
    val state by till.state.collectAsState()
    var receipt by remember { mutableStateOf("") }
    var key by remember { mutableStateOf("") }
    var amount by remember { mutableStateOf("") }

    // What is still open from before, such as from an app that was killed.
    LaunchedEffect(till) { till.settle() }

    Column(Modifier.padding(16.dp), Arrangement.spacedBy(8.dp)) {
        OutlinedTextField(receipt, { receipt = it }, Modifier.fillMaxWidth(), label = { Text("Receipt") }, singleLine = true)
        OutlinedTextField(key, { key = it }, Modifier.fillMaxWidth(), label = { Text("Number of the return") }, singleLine = true)
        OutlinedTextField(amount, { amount = it }, Modifier.fillMaxWidth(), label = { Text("Amount, as 12.50 USD") }, singleLine = true)
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            // Pressed twice, it is one refund: the number of the return names it.
            Button({ till.giveBack(receipt, key, amount) }, enabled = receipt.isNotBlank() && key.isNotBlank() && amount.isNotBlank()) {
                Text("Give back")
            }
            Button({ till.settle() }) { Text("Try again") }
        }
        Text(state.message)
        LazyColumn {
            items(state.lines, { it.key }) { line -> Text("${line.key}  ${line.amount}  ${said(line.status)}") }
        }
    }
}

private fun said(status: RefundStatus): String =
    when (status) {
        RefundStatus.QUEUED -> "waits for the network"
        RefundStatus.PENDING -> "the gateway works on it"
        RefundStatus.UNKNOWN -> "not known yet: don't refund it by other means"
        RefundStatus.REVIEW -> "look into the gateway's dashboard"
        RefundStatus.SUCCEEDED -> "the money went back"
        RefundStatus.REFUSED -> "the gateway said no"
    }

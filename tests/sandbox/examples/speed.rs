use std::io::{Read, Write};
use std::time::Instant;
use tillback_sandbox::gateway::pockyt::sign::signature;
use tillback_sandbox::*;

fn main() {
    let count: usize = 20_000;
    let server = Server::start_blocking(Options { seeded: false, keep_requests: std::env::args().nth(1).map_or(10_000, |s| s.parse().unwrap()), ..Options::default() }).unwrap();
    let accounts = server.accounts();
    let ids: Vec<String> = server.with_time(|s, now| (0..5000).map(|_| s.create_payment(NewPayment::new(GatewayName::Pockyt, 1_000_000, "USD"), now).unwrap().id).collect());
    for (path, refund) in [("/app-data-search/v3/tran-query", false), ("/app-data-search/v3/refund", true), ("/app-data-search/v3/tran-query", false)] {
        let requests: Vec<Vec<u8>> = (0..count).map(|n| {
            let id = &ids[n % ids.len()];
            let mark = format!("rf-{n}");
            let mut p = vec![("merchantNo", accounts.pockyt.merchant_no.as_str()), ("storeNo", &accounts.pockyt.store_no), ("transactionNo", id)];
            if refund { p.extend([("refundAmount", "1.00"), ("currency", "USD"), ("settleCurrency", "USD"), ("refundReference", mark.as_str())]); }
            let s = signature(p.iter().copied(), &accounts.pockyt.token);
            p.push(("verifySign", &s));
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(p).finish();
            format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes()
        }).collect();
        let mut socket = std::net::TcpStream::connect(server.hosts()[0].plain).unwrap();
        socket.set_nodelay(true).unwrap();
        let mut buf = [0; 16384];
        let start = Instant::now();
        for r in &requests {
            socket.write_all(r).unwrap();
            let n = socket.read(&mut buf).unwrap();
            assert!(buf[..n].starts_with(b"HTTP/1.1 200") && String::from_utf8_lossy(&buf[..n]).contains("000100"), "{}", String::from_utf8_lossy(&buf[..n]));
        }
        println!("{path}: {:?} per request", start.elapsed() / count as u32);
    }
    let rss = std::fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", rss.lines().find(|l| l.starts_with("VmRSS")).unwrap());
}

use bytes::Bytes;
use std::fmt;

/// The bytes a gateway sent, untouched, so that no field of theirs is ever lost.
///
/// They may hold names and addresses of customers, so `Debug` shows only their number.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Raw(Bytes);

impl Raw {
    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text, where the bytes are UTF-8.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// The text of one member of the JSON object, found by its path, such as `/refund_details/remark` (RFC 6901).
    ///
    /// A number comes back as the digits the gateway wrote; an object or list as its JSON text.
    pub fn field(&self, pointer: &str) -> Option<String> {
        let mut here: &serde_json::value::RawValue = serde_json::from_slice(&self.0).ok()?;
        for step in pointer.strip_prefix('/')?.split('/') {
            let name = step.replace("~1", "/").replace("~0", "~");
            here = child(here, &name)?;
        }
        serde_json::from_str::<String>(here.get()).ok().or_else(|| Some(here.get().to_owned()))
    }
}

fn child<'a>(parent: &'a serde_json::value::RawValue, name: &str) -> Option<&'a serde_json::value::RawValue> {
    use std::collections::HashMap;
    if let Ok(members) = serde_json::from_str::<HashMap<String, &serde_json::value::RawValue>>(parent.get()) {
        return members.get(name).copied();
    }
    let items: Vec<&serde_json::value::RawValue> = serde_json::from_str(parent.get()).ok()?;
    items.get(name.parse::<usize>().ok()?).copied()
}

impl From<Bytes> for Raw {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Raw;

    #[test]
    fn fields_keep_the_digits_they_came_with() {
        let raw = Raw::from(bytes::Bytes::from_static(br#"{"a":{"b/c":[1.20,"x",{"d":null}]}}"#));
        assert_eq!(raw.field("/a/b~1c/0").as_deref(), Some("1.20"));
        assert_eq!(raw.field("/a/b~1c/1").as_deref(), Some("x"));
        assert_eq!(raw.field("/a/b~1c/2").as_deref(), Some(r#"{"d":null}"#));
        assert_eq!(raw.field("/a/nothing"), None);
        assert_eq!(raw.field("a"), None);
        assert_eq!(format!("{raw:?}"), "Raw(35 bytes)");
    }
}

/// What holds something that must not get into a log: every way to print it, `dump` and a debugger's too, shows its description and
/// nothing else.
protocol Discreet: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Discreet {
    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

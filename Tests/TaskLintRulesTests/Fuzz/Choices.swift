/// Choices that a grammar makes, read from bytes: a fuzzer that changes the bytes changes the document.
///
/// After the last byte every choice is the first one, so that each document ends.
struct Choices {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes)[...] }

  /// Random choices for a test.
  init(seed: UInt64, count: Int) {
    var generator = SeededGenerator(seed: seed)
    self.init((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// A number below a limit.
  mutating func number(below limit: Int) -> Int { Int(bytes.popFirst() ?? 0) % max(limit, 1) }

  /// One of some values, the first of which is the simplest.
  mutating func one<Value>(of values: [Value]) -> Value { values[number(below: values.count)] }

  /// Up to a number of values, made one after the other.
  mutating func some<Value>(upTo most: Int, _ make: (inout Choices) -> Value) -> [Value] {
    let count = number(below: most + 1)
    return (0..<count).map { _ in make(&self) }
  }
}

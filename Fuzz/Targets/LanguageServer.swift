@testable import TaskLintRules

private let files = ServerFiles(
  read: { _ in .missing }, stamp: { _ in nil }, matches: { _, _ in [] }, isRoot: { _ in true },
  today: { CalendarDay(secondsSince1970: 0) })

/// Passes the input to a language server: as a stream, each line as a message, and as documents with
/// requests at several places.
func check(_ bytes: [UInt8]) {
  precondition(events(in: bytes, piece: 1) == events(in: bytes, piece: 64))
  var server = LanguageServer(files: files, workingDirectory: "/w")
  func send(_ method: String, _ parameters: String) {
    let message = #"{"id": 1, "method": "\#(method)", "params": \#(parameters)}"#
    _ = server.receive(Array(message.utf8))
  }
  send("initialize", "{}")
  for line in bytes.split(separator: UInt8(ascii: "\n")) { _ = server.receive(Array(line)) }
  _ = server.settle()
  let text = JSONWriter.text(of: .string(String(decoding: bytes, as: UTF8.self)))
  for name in ["a.json", ".tasklint.json"] {
    let uri = #""uri": "file:///w/\#(name)""#
    let opened = #"{"textDocument": {\#(uri), "text": \#(text)}}"#
    _ = server.receive(Array(#"{"method": "textDocument/didOpen", "params": \#(opened)}"#.utf8))
    for line in 0..<8 {
      let place = #"{"line": \#(line), "character": \#(bytes.count % 17)}"#
      let document = #""textDocument": {\#(uri)}, "position": \#(place)"#
      send("textDocument/hover", "{\(document)}")
      send("textDocument/completion", "{\(document)}")
      let range = #"{"start": \#(place), "end": \#(place)}"#
      send("textDocument/codeAction", #"{\#(document), "range": \#(range)}"#)
    }
  }
  _ = server.settle()
}

private func events(in bytes: [UInt8], piece: Int) -> [MessageReader.Event] {
  var reader = MessageReader(mostBytes: 1 << 16)
  var events: [MessageReader.Event] = []
  for start in stride(from: 0, to: bytes.count, by: piece) {
    reader.add(Array(bytes[start..<min(start + piece, bytes.count)]))
    while let event = reader.next() { events.append(event) }
  }
  return events
}

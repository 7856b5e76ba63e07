import Testing

@testable import TaskLintRules

@Suite("A syntax error")
struct JSONSyntaxErrorTests {
  typealias Problem = JSONSyntaxError.Problem

  /// A text with the error in «» and the open bracket in ‹›, and the expected problem.
  ///
  /// The marks of examples would look like mismatched brackets.
  struct Fault: CustomTestStringConvertible {
    let text: String
    let fault: SourceRange
    let opener: SourceRange?
    let problem: Problem

    init(_ marked: String, _ problem: Problem) {
      var text = ""
      var places: [Character: Int] = [:]
      for character in marked {
        if "«»‹›".contains(character) {
          places[character] = text.utf8.count
        } else {
          text.append(character)
        }
      }
      self.text = text
      self.problem = problem
      fault = SourceRange(places["«"] ?? 0, places["»"] ?? 0)
      opener = places["‹"].map { SourceRange($0, places["›"] ?? 0) }
    }

    var testDescription: String { text }
  }

  static let commas = [
    Fault(#"{"a": 1«,» }"#, .trailingComma),
    Fault("[1«,»]", .trailingComma),
    Fault("{}«,»\n", .trailingComma),
    Fault(#"‹{›"a": 1 «"b"»: 2}"#, .missingComma),
    Fault("‹[›1 «2»]", .missingComma),
    Fault("‹[›{} «{»}]", .missingComma),
    Fault("‹[›null «true»]", .missingComma),
    Fault(#"‹[›"a" «"b"»]"#, .missingComma),
    Fault("[1,«,»2]", .surplusComma),
    Fault("[«,»2]", .surplusComma),
    Fault(#"{«,»"a": 1}"#, .surplusComma),
  ]

  static let brackets = [
    Fault("‹{›\"a\": [1]«]»", .unexpected(expected: .commaOrClose(closer: 0x7D))),
    Fault("‹[›1«}»", .unexpected(expected: .commaOrClose(closer: 0x5D))),
    Fault(#"‹[›"a"«:» 1]"#, .unexpected(expected: .commaOrClose(closer: 0x5D))),
    Fault("{}«}»", .unexpected(expected: .end)),
    Fault("{} «{»}", .unexpected(expected: .end)),
    Fault("{}«,» {}", .unexpected(expected: .end)),
    Fault(#"‹{›"a" «"b"»}"#, .unexpected(expected: .colon)),
    Fault(#"‹{›"a"«,» "b"}"#, .unexpected(expected: .colon)),
    Fault(#"‹{›"a": «}»"#, .unexpected(expected: .value)),
    Fault("‹{›«[»]}", .unexpected(expected: .keyOrClose)),
    Fault(#"‹{›"a": 1, «2»}"#, .unexpected(expected: .key)),
    Fault(#"‹{›"a" «1»}"#, .unexpected(expected: .colon)),
    Fault("‹[›1«,»\n", .endOfFile(expected: .valueOrClose)),
    Fault(#"‹{›"a": «1»"#, .endOfFile(expected: .commaOrClose(closer: 0x7D))),
    Fault(#"‹{›"a": {«}»"#, .endOfFile(expected: .commaOrClose(closer: 0x7D))),
    Fault(#"‹{›«"a"»"#, .endOfFile(expected: .colon)),
    Fault(#""a"«:» {}"#, .memberOutsideObject),
  ]

  static let tokens = [
    Fault("{\"a\": «\"b,»\n}", .unterminatedString),
    Fault("{\"a\": «\"b»", .unterminatedString),
    Fault("[\"a«\t»b\"]", .controlCharacter(0x09)),
    Fault("[\"«\u{0}»\"]", .controlCharacter(0)),
    Fault(#"["«\d»"]"#, .escape),
    Fault(#"["«\u00»g"]"#, .escape),
    Fault("‹[›«True»]", .word(expected: .valueOrClose)),
    Fault("‹[›«NaN»]", .word(expected: .valueOrClose)),
    Fault("‹[›«truefalse»]", .word(expected: .valueOrClose)),
    Fault("‹[›«-Infinity»]", .word(expected: .valueOrClose)),
    Fault("‹{›«a»: 1}", .word(expected: .keyOrClose)),
    Fault("{} «EOF»", .word(expected: .end)),
    Fault("‹{›\"a\": «'»b'}", .singleQuotes),
    Fault("‹{›\"a\": «`»b`}", .singleQuotes),
    Fault("{\"a\": «“»b”}", .typographicQuote),
    Fault("{«\u{A0}»\"a\": 1}", .foreignSpace("\u{A0}")),
    Fault("{«\u{3000}»\"a\": 1}", .foreignSpace("\u{3000}")),
    Fault("{«\u{200B}»\"a\": 1}", .foreignSpace("\u{200B}")),
    Fault("[1, «...»]", .ellipsis),
    Fault("[1, «…»]", .ellipsis),
    Fault("{ «//» a\n}", .comment),
    Fault("{ «/*» a */ }", .comment),
    Fault("{ «#» a\n}", .comment),
    Fault("‹{›\"a\" «=» 1}", .assignment),
    Fault("{\n«<<<<<<<» HEAD\n}", .conflictMarker),
    Fault("{\"a\": 1\n«=======»\n}", .conflictMarker),
  ]

  static let notations = [
    Fault("«{% if a %}» {}", .template("a Jinja tag")),
    Fault("[ «{% for a in b %}» 1 ]", .template("a Jinja tag")),
    Fault("{ «{{#if a}}» }", .template("a '{{ }}' tag")),
    Fault("{ \"a\": 1 «{{ if b }}», \"b\": 2 {{ end }} }", .template("a '{{ }}' tag")),
    Fault("{ \"a\": «<%= b %>» }", .template("an ERB tag")),
    Fault("{ \"a\": «$NAME», \"b\": 1 }", .template("a '$NAME' variable")),
    Fault("{ \"a\": «<image>» }", .template("a '< >' placeholder")),
    Fault("{ \"a\": «#{image}» }", .template("a '#{ }' placeholder")),
    Fault("{ \"a\": «__IMAGE__» }", .template("a placeholder")),
    Fault("{ \"a\": «%IMAGE%» }", .template("a placeholder")),
    Fault("«%{ if a }»", .template("a Terraform directive")),
    Fault("«family»: koyama\n", .notation(.yaml)),
    Fault("«---»\nfamily: koyama\n", .notation(.yaml)),
    Fault("«-» name: app\n", .notation(.yaml)),
    Fault("{\n  «family» = \"koyama\"\n}", .notation(.hcl)),
    Fault("«resource» \"aws_ecs_task_definition\" \"koyama\" {}", .notation(.hcl)),
    Fault("«aws» ecs register-task-definition --cli-input-json '{}'", .notation(.shell)),
    Fault("«#»!/bin/sh\n", .notation(.shell)),
    Fault("«<»!DOCTYPE html>", .notation(.markup)),
    Fault("«local» app = import 'app.libsonnet';\n{}", .notation(.jsonnet)),
  ]

  @Test("is at the token, with the open bracket", arguments: commas + brackets)
  func structure(_ fault: Fault) {
    check(fault)
    #expect(errors(fault).last?.opener == fault.opener)
  }

  @Test("is at the token, with its kind", arguments: tokens + notations)
  func token(_ fault: Fault) {
    check(fault)
  }

  @Test("is recoverable only for commas", arguments: commas)
  func recovered(_ fault: Fault) {
    #expect(JSONDocument(SourceFile(path: "a.json", text: fault.text)).root != nil)
  }

  @Test("of a byte order mark or another encoding is at the first bytes")
  func encodings() {
    let marked = JSONDocument(SourceFile(path: "a.json", bytes: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D]))
    #expect(marked.recovered == [JSONSyntaxError(.byteOrderMark, at: SourceRange(0, 3))])
    #expect(marked.root?.kind == .object)
    #expect(error([0xFF, 0xFE, 0x7B, 0x00])?.problem == .encoding("UTF-16"))
    #expect(error([0xFE, 0xFF, 0x00, 0x7B])?.problem == .encoding("UTF-16"))
    #expect(error([0x7B, 0x00, 0x7D, 0x00])?.problem == .encoding("UTF-16"))
    #expect(error([])?.problem == .empty)
    #expect(error([0x20, 0x0A])?.range == SourceRange(0, 0))
    #expect(error([0x7B, 0xFF])?.problem == .invalidUTF8)
  }

  @Test("is reported once for a wrong quote")
  func quotes() {
    let text = #"["a "", "b"]"#
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    #expect(document.recovered.isEmpty && document.fatal != nil)
  }

  @Test(
    "is not YAML in other text with colons",
    arguments: [
      "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n",
      "note: only one line\n", "at: 12:00\nthis is a log\nand this\nand that\n", "a:b\nc:d\n",
    ])
  func notYAML(_ text: String) {
    let document = JSONDocument(SourceFile(path: "passwd", text: text))
    #expect(document.fatal.map { $0.problem == .word(expected: .value) } == true)
  }

  @Test("in a YAML or Jsonnet file is that the file is one")
  func paths() {
    let yaml = JSONDocument(SourceFile(path: "a.yaml", text: "# a comment\nfamily: koyama\n"))
    #expect(yaml.fatal?.problem == .notation(.yaml))
    let jsonnet = JSONDocument(SourceFile(path: "a.jsonnet", text: "{ family: 'koyama' }"))
    #expect(jsonnet.fatal?.problem == .notation(.jsonnet))
  }

  private func check(_ fault: Fault) {
    let errors = errors(fault)
    #expect(errors.map(\.problem) == [fault.problem])
    #expect(errors.map(\.range) == [fault.fault])
  }

  private func errors(_ fault: Fault) -> [JSONSyntaxError] {
    let document = JSONDocument(SourceFile(path: "a.json", text: fault.text))
    return document.recovered + [document.fatal].compactMap(\.self)
  }

  private func error(_ bytes: [UInt8]) -> JSONSyntaxError? {
    JSONDocument(SourceFile(path: "a.json", bytes: bytes)).fatal
  }
}

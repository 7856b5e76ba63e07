import Testing

@testable import TaskLintRules

@Suite("A field of a definition")
struct FieldTests {
  private static let text = """
    {"null": null, "text": "a", "placeholder": "${A}", "open": ${A}, "number": 1, "half": 1.5,
     "flag": true, "list": ["a", null, 1, "$AB"], "object": {"name": "b"}, "entries": [{}, 1, {{e}}]}
    """

  private func view(partial: Bool = false, _ spelling: Spelling = .camelCase) throws -> ObjectView {
    let document = JSONDocument(SourceFile(path: "a.json", text: Self.text))
    return ObjectView(
      try #require(document.root), InputContext(spelling), partiality: partial ? .all : .none)
  }

  @Test("is absent, null, a value, unresolved or mistyped")
  func states() throws {
    let view = try view()
    #expect(view.string("missing").describedState == "absent")
    #expect(view.string("null").describedState == "null")
    #expect(view.string("text").describedState == "value")
    #expect(view.string("placeholder").describedState == "unresolved")
    #expect(view.string("open").describedState == "unresolved")
    #expect(view.string("number").describedState == "mistyped")
    #expect(view.boolean("flag").value == true)
    #expect(view.boolean("text").describedState == "mistyped")
    #expect(view.boolean("open").describedState == "unresolved")
    #expect(view.integer("number").value == 1)
    #expect(view.integer("half").describedState == "mistyped")
    #expect(view.object("object").value?.string("name").value?.text == "b")
    #expect(view.object("list").describedState == "mistyped")
  }

  @Test("contains the text in the file if it is unresolved")
  func written() throws {
    let view = try view()
    #expect(view.string("placeholder").written?.text == "${A}")
    #expect(view.string("placeholder").value == nil)
    #expect(view.string("open").written == nil)
  }

  @Test("has the places of its key and its value")
  func places() throws {
    let view = try view()
    let source = view.value.document.source
    let place = try #require(view.object("object").place)
    #expect(source.text(in: place.name) == #""object""#)
    #expect(source.text(in: place.range) == "{")
    #expect(view.string("missing").place == nil)
  }

  @Test("is unresolved, not absent, if it may be defined elsewhere")
  func partial() throws {
    let view = try view(partial: true)
    #expect(view.string("missing").describedState == "unresolved")
    #expect(view.string("text").describedState == "value")
    #expect(view.object("object").value?.string("missing").describedState == "absent")
  }

  @Test("as a list has a field for each element")
  func lists() throws {
    let view = try view()
    let list = try #require(view.strings("list").value)
    #expect(list.map(\.describedState) == ["value", "null", "mistyped", "unresolved"])
    let entries = try #require(view.objects("entries").value)
    #expect(entries.map(\.describedState) == ["value", "mistyped", "unresolved"])
    #expect(view.strings("text").describedState == "mistyped")
  }

  @Test("is unset, unknown, or neither")
  func predicates() throws {
    let view = try view()
    #expect(view.string("missing").isUnset && view.string("null").isUnset)
    #expect(!view.string("text").isUnset && !view.string("text").isUnknown)
    #expect(view.string("placeholder").isUnknown && view.string("number").isUnknown)
  }
}

extension Field {
  var describedState: String {
    switch self {
    case .absent: "absent"
    case .null: "null"
    case .value: "value"
    case .unresolved: "unresolved"
    case .mistyped: "mistyped"
    }
  }
}

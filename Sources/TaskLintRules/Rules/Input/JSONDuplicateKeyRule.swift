struct JSONDuplicateKeyRule: DocumentRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "json-duplicate-key",
    category: .input,
    severity: .error,
    stage: .edit,
    summary: "A key stands twice in one object.",
    rationale: """
      RFC 8259 leaves open what a repeated key means. The parsers of the AWS CLI, Terraform and \
      most others keep the last value and drop the one before without a word, so what is read at \
      the first place is not what is registered.
      """,
    remedy: "Keep one of the two.",
    references: [.json],
    examples: [
      Example(app: #"[1|"cpu"|]: 128, [|"cpu"|]: 256"#),
      Example(task: #"[1|"volumes"|]: [], [|"volum\u0065s"|]: []"#, isDocumented: false),
      Example(app: #""cpu": 128, "memory": 256"#),
      Example(app: #""environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "1"}]"#),
    ]
  )

  func findings(in document: LintedDocument) -> [RuleFinding] {
    ([document.document] + document.embedded).flatMap { document in
      document.objectsThatMayRepeatKeys.flatMap(\.repeatedKeys).map { first, repeated in
        RuleFinding(at: repeated.range, .repeated(repeated))
          .related(first.range, "the first '\(first.shown)'")
      }
    }
  }
}

extension JSONValue {
  private static let searched = 32

  /// The keys of an object that stand in it before, each with the first of its name.
  fileprivate var repeatedKeys: [(first: JSONString, repeated: JSONString)] {
    var repeated: [(first: JSONString, repeated: JSONString)] = []
    var firsts: [JSONString] = []
    var index: [[UInt8]: JSONString] = [:]
    for key in members.lazy.map(\.key) {
      // A table of a few names is searched faster than it is hashed; one of many is not.
      if firsts.count == Self.searched, index.isEmpty {
        for first in firsts { index[Array(first.text.utf8)] = first }
      }
      let first =
        firsts.count < Self.searched
        ? firsts.first { $0.isSame(as: key) } : index[Array(key.text.utf8)]
      if let first {
        repeated.append((first, key))
      } else if firsts.count < Self.searched {
        firsts.append(key)
      } else {
        index[Array(key.text.utf8)] = key
      }
    }
    return repeated
  }
}

extension Message {
  fileprivate static func repeated(_ key: JSONString) -> Message {
    Message(
      fact: "key '\(key.shown)' stands twice in one object",
      consequence: "parsers keep this value and drop the one before without a word",
      remedy: "keep one of the two"
    )
  }
}

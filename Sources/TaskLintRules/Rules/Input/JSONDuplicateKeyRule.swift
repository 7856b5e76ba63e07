struct JSONDuplicateKeyRule: DocumentRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "json-duplicate-key",
    category: .input,
    severity: .error,
    stage: .edit,
    summary: "An object contains a key more than once.",
    rationale: """
      RFC 8259 does not define the meaning of a duplicate key. The parsers of the AWS CLI, \
      Terraform and most others keep the last value and silently ignore the others, so the first \
      value in the file is not the one that is registered.
      """,
    remedy: "Remove one of the two.",
    references: [.json],
    lessons: [
      Lesson(
        Example(app: #"[1|"cpu"|]: 128, [|"cpu"|]: 256"#),
        after: Example(app: #""cpu": 256"#))
    ],
    examples: [
      Example(app: #"[1|"memory"|]: 128, [|"memory"|]: 256"#),
      Example(task: #"[1|"volumes"|]: [], [|"volum\u0065s"|]: []"#, isDocumented: false),
      Example(app: #""cpu": 128, "memory": 256"#),
      Example(app: #""environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "1"}]"#),
    ]
  )

  func findings(in document: LintedDocument) -> [RuleFinding] {
    var list = FindingList()
    for document in [document.document] + document.embedded {
      for object in document.objectsThatMayRepeatKeys {
        object.forEachRepeatedKey { first, repeated in
          list.add(
            RuleFinding(at: repeated.range, .repeated(repeated))
              .related(first.range, "the first '\(first.shown)'")
              .fixed(
                by: Fix(
                  .unsafe, "remove the first '\(first.shown)'",
                  edit: .removing(first, from: object))))
        }
      }
    }
    return list.findings
  }
}

extension JSONValue {
  private static let searched = 32

  /// Takes the duplicate keys of an object, each with the first key of the same name.
  fileprivate func forEachRepeatedKey(
    _ take: (_ first: JSONString, _ repeated: JSONString) -> Void
  ) {
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
        take(first, key)
      } else if firsts.count < Self.searched {
        firsts.append(key)
      } else {
        index[Array(key.text.utf8)] = key
      }
    }
  }
}

extension Message {
  fileprivate static func repeated(_ key: JSONString) -> Message {
    Message(
      fact: "duplicate key '\(key.shown)'",
      consequence: "parsers keep the last value and ignore the first",
      remedy: "remove one of the two"
    )
  }
}

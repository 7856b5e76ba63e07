/// Reads the output of describe-task-definition: wrapped, bare, or a list of either.
struct DescribeReader: InputReader {
  let form = InputForm.describe

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root else { return nil }
    let candidates = root.kind == .array ? Array(root.elements) : [root]
    let definitions = candidates.compactMap { candidate -> TaskDefinition? in
      let wrapped = candidate.member("taskDefinition") ?? candidate.member("TaskDefinition")
      guard
        let value = [wrapped?.value, candidate].compactMap(\.self)
          .first(where: APIObject.isDefinition)
      else { return wrapped.flatMap { APIObject.capitalized($0.value) } }
      let isAnswer = wrapped != nil || APIObject.isDescribed(value)
      return APIObject.definition(value, form: isAnswer ? .describe : .register)
    }
    return definitions.isEmpty ? nil : ReadDefinitions(definitions)
  }
}

/// Reads the input of register-task-definition.
struct RegisterReader: InputReader {
  let form = InputForm.register
  /// Whether the user states the form: then the file is read as input of register-task-definition,
  /// even with properties that only describe-task-definition returns.
  let isStated: Bool

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root, APIObject.isDefinition(root),
      isStated || !APIObject.isDescribed(root)
    else {
      return nil
    }
    return ReadDefinitions([APIObject.definition(root, form: form, isFormStated: isStated)])
  }
}

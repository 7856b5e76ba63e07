/// Reads the input of register-task-definition.
struct RegisterReader: InputReader {
  let form = InputForm.register

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root, APIObject.isDefinition(root), !APIObject.isDescribed(root)
    else {
      return nil
    }
    return ReadDefinitions([APIObject.definition(root, form: form)])
  }
}

extension FirelensOutput {
  /// A fix that removes an option.
  func removal(of option: Option, _ summary: MessageText) -> Fix? {
    guard let options = configuration.options.value?.value,
      let edit = Fix.Edit.removing(option.key, from: options)
    else { return nil }
    return Fix(.safe, summary, edits: [edit])
  }
}

extension FirelensOutput {
  /// A fix that removes an option.
  func removal(of option: Option, _ summary: MessageText) -> Fix? {
    guard let options = configuration.options.value?.value else { return nil }
    return Fix(.safe, summary, edit: .removing(option.key, from: options))
  }

  /// A fix that sets the option `tls` to `on`.
  func turningOnTLS(_ safety: Fix.Safety) -> Fix? {
    guard let options = configuration.options.value?.value else { return nil }
    // A null is not an option of the output.
    let written = Array(options.members).last { $0.key.text.lowercased() == "tls" }
    let edit =
      written.map { Fix.Edit.replacing($0.value, with: "on") }
      ?? .adding("tls", "on", to: options)
    return Fix(safety, "set 'tls' to 'on'", edit: edit)
  }
}

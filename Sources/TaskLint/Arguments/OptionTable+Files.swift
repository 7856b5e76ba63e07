import TaskLintRules

extension OptionTable {
  /// Which files are linted, and with which configuration.
  static let files: [Option] = [
    Option(
      name: "config", short: "c", value: .path, verbs: [.lint, .config],
      help: "the configuration for all files, instead of the nearest .tasklint.json above each"
    ) { arguments, value throws(UsageError) in
      guard arguments.configuration != .none else { throw clash }
      guard !value.bytes.isEmpty else { throw UsageError("--config needs a file") }
      arguments.configuration = .file(value.path)
    },
    Option(
      name: "no-config", verbs: [.lint, .config], help: "read no configuration"
    ) { arguments, _ throws(UsageError) in
      if case .file = arguments.configuration { throw clash }
      arguments.configuration = .none
    },
    Option(
      name: "exclude", value: .glob, isRepeatable: true, verbs: [.lint, .config, .initialize],
      help: "leave out files and folders that match, besides those of the configuration"
    ) { arguments, value throws(UsageError) in
      guard let glob = Glob(value.text) else {
        throw UsageError("--exclude takes a pattern, as 'taskdefs/old-*', not '\(value.text)'")
      }
      arguments.excluded.append(glob)
    },
    Option(
      name: "force-exclude", help: "leave out what is excluded even where it is named, as hooks do"
    ) { arguments, _ in arguments.forcesExcludes = true },
    Option(
      name: "input", value: .word(["auto"] + words(InputForm.self)),
      verbs: [.lint, .initialize],
      help: "the form of all files; default auto, told by what stands in each"
    ) { arguments, value in arguments.inputForm = InputForm(rawValue: value.text) },
    Option(
      name: "stdin-filename", value: .path,
      help: "what to call standard input in reports; default <stdin>"
    ) { arguments, value throws(UsageError) in
      guard !value.bytes.isEmpty else { throw UsageError("--stdin-filename needs a name") }
      arguments.standardInputName = value.path
    },
    Option(
      name: "schema", verbs: [.config], help: "print the JSON Schema of configurations"
    ) { arguments, _ in arguments.printsSchema = true },
  ]

  private static let clash = UsageError("--config and --no-config do not go together")
}

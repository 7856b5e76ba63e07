import TaskLintRules

extension OptionTable {
  /// Which files are linted, and with which configuration.
  static let files: [Option] = [
    Option(
      name: "config", short: "c", value: .path, verbs: [.lint, .config, .render, .routes],
      help: "use this configuration for all files; its patterns start in the working directory"
    ) { arguments, value throws(UsageError) in
      guard arguments.configuration != .none else { throw clash }
      guard !value.bytes.isEmpty else { throw UsageError("--config requires a file") }
      arguments.configuration = .file(value.path)
    },
    Option(
      name: "no-config", verbs: [.lint, .config, .render, .routes], help: "read no configuration"
    ) { arguments, _ throws(UsageError) in
      if case .file = arguments.configuration { throw clash }
      arguments.configuration = .none
    },
    Option(
      name: "untrusted", verbs: [.lint, .render, .routes],
      help:
        "trust nothing in the linted repository; for pull requests; use no configuration, baseline"
        + " or suppression of it, and follow no link in it"
    ) { arguments, _ in arguments.isUntrusted = true },
    Option(
      name: "changed", value: .reference,
      help:
        "lint only files that git reports as changed; since the current branch left REF, a branch"
        + " or commit; default the default branch"
    ) { arguments, value in
      arguments.changes = ChangeRequest(reference: value.bytes.isEmpty ? nil : value.text)
    },
    Option(
      name: "exclude", value: .glob, isRepeatable: true,
      verbs: [.lint, .config, .initialize, .render, .routes],
      help: "skip files and folders that match; in addition to those of the configuration"
    ) { arguments, value throws(UsageError) in
      guard let glob = Glob(value.text) else {
        throw UsageError(
          "invalid pattern '\(value.text)' for --exclude; expected one like 'taskdefs/old-*'")
      }
      arguments.excluded.append(glob)
    },
    Option(
      name: "force-exclude", help: "skip excluded files even if they are named; for hooks"
    ) { arguments, _ in arguments.forcesExcludes = true },
    Option(
      name: "skip-unrecognized",
      help: "skip named files without a task definition; as hooks do, and count them"
    ) { arguments, _ in arguments.skipsUnrecognized = true },
    Option(
      name: "input", value: .word(["auto"] + words(InputForm.self)), valueName: "FORM",
      verbs: [.lint, .initialize, .render, .routes],
      help: "the input form of all files, default auto; auto detects it by content"
    ) { arguments, value in arguments.inputForm = InputForm(rawValue: value.text) },
    Option(
      name: "sidecar-from", value: .path, verbs: [.initialize],
      help: "make the log router of this definition the 'sidecar' that fixes insert into others"
    ) { arguments, value throws(UsageError) in
      guard !value.bytes.isEmpty else { throw UsageError("--sidecar-from requires a file") }
      arguments.sidecarSource = value.path
    },
    Option(
      name: "stdin-filename", value: .path, verbs: [.lint, .render, .routes],
      help: "the path of standard input in reports; default <stdin>"
    ) { arguments, value throws(UsageError) in
      guard !value.bytes.isEmpty else { throw UsageError("--stdin-filename requires a path") }
      arguments.standardInputName = value.path
    },
    Option(
      name: "schema", verbs: [.config], help: "print the JSON Schema of .tasklint.json"
    ) { arguments, _ in arguments.printsSchema = true },
  ]

  private static let clash = UsageError("--config and --no-config can't be combined")
}

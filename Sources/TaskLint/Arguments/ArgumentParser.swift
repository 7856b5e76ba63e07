/// Parses the command line with the table of options.
struct ArgumentParser {
  private var rest: ArraySlice<Argument>
  private var arguments = Arguments()
  /// Options before the subcommand.
  private var early: [Option] = []
  private var onlyOperands = false

  /// Parses a command line.
  static func parse(_ words: [Argument]) throws(UsageError) -> Arguments {
    var parser = ArgumentParser(rest: words[...])
    return try parser.parse()
  }

  private init(rest: ArraySlice<Argument>) { self.rest = rest }

  private mutating func parse() throws(UsageError) -> Arguments {
    while arguments.informationRequest == nil, let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        try takeOperand(word)
      } else if word == "--" {
        onlyOperands = true
      } else if word.hasPrefix("--") {
        try takeLong(word)
      } else {
        try takeShort(word)
      }
    }
    if arguments.informationRequest == nil { try checkOperands() }
    try checkFormats()
    try arguments.checkFixes()
    arguments.distrust()
    return arguments
  }

  // MARK: - Operands

  private mutating func takeOperand(_ word: Argument) throws(UsageError) {
    guard arguments.verb == .lint, arguments.operands.isEmpty, !onlyOperands,
      let verb = Verb.written.first(where: { $0.rawValue == word.text })
    else { return arguments.operands.append(word) }
    arguments.verb = verb
    if let misplaced = early.first(where: { !$0.verbs.contains(verb) }) {
      throw UsageError("'tasklint \(verb.rawValue)' does not support \(misplaced.long)")
    }
  }

  private func checkOperands() throws(UsageError) {
    let verb = arguments.verb
    switch verb.operands {
    case .paths: break
    case .none: try checkCount(0)
    case .path: try checkCount(1)
    case .word(let name, let words), .optionalWord(let name, let words):
      try checkCount(1)
      guard let word = arguments.operands.first else {
        if case .optionalWord = verb.operands { return }
        throw UsageError(
          "'tasklint \(verb.rawValue)' requires a \(name.lowercased()); "
            + "usage: tasklint \(verb.usage)")
      }
      guard words.contains(word.text) else {
        throw .unknown(
          "unknown \(name.lowercased())", word.text, names: words,
          hint: verb == .explain
            ? "see 'tasklint rules'" : "expected \(words.alternatives)")
      }
    }
  }

  private func checkCount(_ most: Int) throws(UsageError) {
    guard arguments.operands.count > most else { return }
    throw UsageError(
      "unexpected argument '\(arguments.operands[most].text)' of "
        + "'tasklint \(arguments.verb.rawValue)'; usage: tasklint \(arguments.verb.usage)")
  }

  // MARK: - Options

  private mutating func takeLong(_ word: Argument) throws(UsageError) {
    let (name, value) = word.halves ?? (word, nil)
    let option = try self.option(name.text) { $0.long == name.text }
    switch (option.value, value) {
    case (_?, let value?): try option.take(value, &arguments)
    case (let kind?, nil) where kind.isOptional: try option.take("", &arguments)
    case (_?, nil): try option.take(try next(option), &arguments)
    case (nil, nil): try option.take("", &arguments)
    case (nil, _?): throw UsageError("\(option.long) does not take a value")
    }
  }

  /// Takes flags with one dash, of which the last may be an option with its value: `-qf sarif`.
  private mutating func takeShort(_ word: Argument) throws(UsageError) {
    var letters = word.text.dropFirst()
    var consumed = 1
    while let letter = letters.popFirst() {
      consumed += letter.utf8.count
      let option = try self.option("-\(letter)") { $0.short == letter }
      guard option.value != nil else {
        try option.take("", &arguments)
        continue
      }
      guard !letters.isEmpty else { return try option.take(try next(option), &arguments) }
      // The bytes of the value; those before it are ASCII.
      let value = word.dropFirst(consumed)
      return try option.take(value.hasPrefix("=") ? value.dropFirst(1) : value, &arguments)
    }
  }

  private mutating func option(
    _ spelling: String, matching isMatch: (Option) -> Bool
  ) throws(UsageError) -> Option {
    let options = OptionTable.options(for: arguments.verb)
    guard let option = options.first(where: isMatch) else {
      if arguments.verb == .lint, let name = OptionTable.namesElsewhere[spelling] {
        throw UsageError("unknown option '\(spelling)'; did you mean '\(name)'?")
      }
      let verb = arguments.verb == .lint ? "" : " \(arguments.verb.rawValue)"
      throw .unknown(
        "unknown option", spelling, names: options.flatMap(\.spellings),
        hint: "see 'tasklint\(verb) --help'")
    }
    if arguments.verb == .lint { early.append(option) }
    return option
  }

  private mutating func next(_ option: Option) throws(UsageError) -> Argument {
    guard let value = rest.popFirst() else {
      throw UsageError("\(option.long) requires a value: \(option.value?.name ?? "")")
    }
    return value
  }

  // MARK: - Formats

  private func checkFormats() throws(UsageError) {
    var places: [FilePath?] = []
    for request in arguments.formats {
      if places.contains(request.file) {
        let place = request.file.map { "'\($0.text)'" } ?? "standard output"
        throw UsageError("two formats for \(place); write one to a file with '-f FMT=FILE'")
      }
      places.append(request.file)
    }
    try arguments.checkStatistics()
    guard arguments.isWatching else { return }
    if arguments.formats.isEmpty || places.contains(nil) {
      throw UsageError("--watch writes to files; specify them with '-f FMT=FILE'")
    }
    if arguments.operands.contains("-") {
      throw UsageError("--watch can't read standard input again; specify files or folders")
    }
  }
}

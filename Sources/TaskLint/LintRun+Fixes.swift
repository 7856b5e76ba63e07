import TaskLintRules

/// What a run does with the fixes of its files.
extension LintRun {
  /// Writes or prints the fixes of a file; returns the outcome of the file as it is afterwards.
  mutating func takeFixes(of outcome: FileOutcome) -> FileOutcome {
    switch arguments.fixMode {
    case nil: return outcome
    case .apply: return apply(outcome)
    case .printDiff:
      printDiff(of: outcome)
      return outcome
    }
  }

  private mutating func apply(_ outcome: FileOutcome) -> FileOutcome {
    let input = outcome.source < plan.targets.count ? plan.targets[outcome.source].content : .file
    if case .input(.document(let bytes)) = input {
      print(outcome.fixes?.file.bytes ?? bytes)
    }
    guard let fixes = outcome.fixes else { return outcome }
    if case .file = input, fixes.file.isChanged, !write(fixes.file, outcome) { return outcome }
    count(fixes.file)
    return fixes.after
  }

  /// Replaces a file by its fixed bytes; returns whether that succeeded.
  private mutating func write(_ file: FixedFile, _ outcome: FileOutcome) -> Bool {
    let replacement = FileReplacement(
      path: plan.targets[outcome.source].path, old: file.original, new: file.bytes,
      links: plan.search.links)
    do throws(FileReplacement.Failure) {
      let names = try replacement.perform()
      if names > 1 {
        let others = names == 2 ? "the other one keeps" : "the others keep"
        streams.printError(
          "\(file.path): the fixed file is a new one; it had \(names) names (hard links), and"
            + " \(others) the old contents")
      }
      return true
    } catch {
      report(unfixed: file.path, "not fixed: \(error.reason)")
      return false
    }
  }

  private mutating func printDiff(of outcome: FileOutcome) {
    guard let file = outcome.fixes?.file else { return }
    count(file)
    guard file.isChanged else { return }
    do throws(Patch.Refusal) {
      print(try Patch(file, path: patchPath(plan.targets[outcome.source].path)).bytes)
    } catch {
      report(unfixed: file.path, error.reason)
    }
  }

  /// A path from the working directory, or from the root.
  private func patchPath(_ path: FilePath) -> [UInt8] {
    let folder = streams.workingDirectory
    let isInside = path.isAbsolute && folder.isAbsolute && path.isInside(folder)
    let names = isInside ? path.names.dropFirst(folder.names.count) : path.names[...]
    return Array(names.joined(separator: [UInt8(ascii: "/")]))
  }

  private mutating func count(_ file: FixedFile) {
    session.summary.fixes.fixed += file.fixed
    if file.isChanged { session.summary.fixes.files += 1 }
    for fix in file.leftOut { session.summary.fixes.leaveOut(fix.objection) }
    guard arguments.isVerbose else { return }
    for fix in file.leftOut {
      streams.printError(
        "\(file.path):\(fix.position.line):\(fix.position.column): the fix of"
          + " '\(fix.ruleID.name)' is left out: \(fix.objection.reason)")
    }
  }

  /// Prints the fixed document, or a diff.
  private mutating func print(_ bytes: [UInt8]) {
    guard !hasFailedToPrint else { return }
    do throws(SystemError) {
      try streams.write(bytes)
    } catch {
      hasFailedToPrint = true
      if !error.isBrokenPipe { report(unfixed: "standard output", error.reason) }
    }
  }

  private mutating func report(unfixed path: String, _ reason: String) {
    session.summary.failures.append(RunSummary.Failure(ofFixes: path, reason: reason))
    streams.printError("\(path): \(reason)")
  }

  // MARK: - The end

  /// Prints standard input unchanged if it is excluded, because an excluded file is not fixed.
  mutating func printExcludedInput() {
    guard arguments.printsFixedInput, let bytes = plan.excludedInput else { return }
    print(bytes)
  }

  /// Prints what was fixed, if no report for people does.
  func reportFixes() {
    guard arguments.fixMode != nil, !arguments.isQuiet, !printsSummary else { return }
    for sentence in summary.fixes.sentences { streams.writeError(Array("\(sentence)\n".utf8)) }
  }

  /// Whether a report for people goes to standard output or standard error.
  private var printsSummary: Bool {
    guard !Self.printsDefaultFormat(arguments) else {
      return arguments.defaultFormat ?? .human == .human
    }
    return arguments.formats.contains { $0.file == nil && $0.format == .human }
  }
}

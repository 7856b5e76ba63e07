/// Reads the entries of a baseline from a SARIF log.
struct BaselineReader {
  private let source: SourceFile

  init(_ source: SourceFile) { self.source = source }

  /// The file and the key of each result that was open when the log was written.
  func entries() throws(ConfigurationProblem) -> [(uri: String, key: Baseline.Key)] {
    let document = JSONDocument(source)
    if let error = document.recovered.first ?? document.fatal {
      // A configuration of an untrusted repository can refer to a private file of the machine:
      // nothing of a file that is not an object is shown.
      let isObject = source.bytes.first { !$0.isJSONWhitespace } == UInt8(ascii: "{")
      let isShown = isObject || error.problem.isToldWithoutText
      let reason = isShown ? "; \(Message.of(error, in: source).fact)" : ""
      throw problem(error.range, "not a SARIF log\(reason)")
    }
    guard let root = document.root, root.kind == .object,
      let runs = root.member("runs")?.value, runs.kind == .array
    else {
      let place = document.root?.firstToken ?? SourceRange(0, 0)
      throw problem(place, "not a SARIF log; it has no array 'runs'")
    }
    let own = runs.elements.filter { name(ofToolIn: $0)?.text == Product.name }
    guard !own.isEmpty else { throw otherTool(in: runs) }
    return own.flatMap { run in
      Array(run.member("results")?.value.elements.compactMap(entry) ?? [])
    }
  }

  private func name(ofToolIn run: JSONValue) -> JSONString? {
    run.member("tool")?.value.member("driver")?.value.member("name")?.value.string
  }

  private func entry(_ result: JSONValue) -> (uri: String, key: Baseline.Key)? {
    guard let rule = result.member("ruleId")?.value.string?.text,
      let fingerprint = result.member("partialFingerprints")?.value.member("tasklint/v1")?.value
        .string?.text,
      let uri = uri(of: result), isOpen(result)
    else { return nil }
    return (uri, Baseline.Key(rule: rule, fingerprint: fingerprint))
  }

  private func uri(of result: JSONValue) -> String? {
    var locations = result.member("locations")?.value.elements
    return locations?.next()?.member("physicalLocation")?.value.member("artifactLocation")?.value
      .member("uri")?.value.string?.text
  }

  /// Whether the result was neither suppressed nor absent.
  private func isOpen(_ result: JSONValue) -> Bool {
    var suppressions = result.member("suppressions")?.value.elements
    return suppressions?.next() == nil
      && result.member("baselineState")?.value.string?.text != "absent"
  }

  // MARK: - Problems

  private func otherTool(in runs: JSONValue) -> ConfigurationProblem {
    guard let name = runs.elements.lazy.compactMap(name).first else {
      return problem(runs.firstToken, "the log has no run of \(Product.name)")
    }
    return problem(name.range, "the log is from '\(name.text)', not from \(Product.name)")
  }

  private func problem(_ range: SourceRange, _ message: String) -> ConfigurationProblem {
    ConfigurationProblem(
      path: source.path, position: LineIndex(source).position(at: range.start), message: message)
  }
}

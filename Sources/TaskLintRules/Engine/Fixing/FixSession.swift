/// The rounds of fixing one file.
struct FixSession {
  /// The result of edits before it is known whether they are kept.
  private struct Trial {
    let text: EditedText
    let source: SourceFile
    let scan: FixScan
  }

  private let linter: Linter
  private let context: FixContext
  private var source: SourceFile
  private var text: EditedText
  private var scan: FixScan?
  private var fixed = 0
  /// Why fixes of the last scan are left out, by the numbers of their findings.
  private var objections: [Int: FixObjection] = [:]
  /// How often the file may still be linted.
  private var budget: Int
  /// Whether a result depends on what other files mention, which is not known.
  private(set) var isUndecided = false

  /// How many bytes are linted in all.
  ///
  /// A small file is linted as often as its fixes need. For a large file with many fixes that can't
  /// be applied, this bounds the time.
  private static let mostBytes = 1 << 23
  private static let leastLints = 64

  init(_ linter: Linter, _ context: FixContext, _ source: SourceFile) {
    self.linter = linter
    self.context = context
    self.source = source
    text = EditedText(source.bytes)
    budget = max(Self.leastLints, Self.mostBytes / max(1, source.bytes.count))
    scan = lint(source)
  }

  private mutating func lint(_ source: SourceFile) -> FixScan? {
    let scan = linter.scan(source, context)
    if scan == nil { isUndecided = true }
    return scan
  }

  /// The file as it is after the last round.
  var result: FixedFile {
    let lines = LineIndex(source)
    let leftOut = scan.map { scan in
      scan.fixable.map { number in
        FixedFile.LeftOut(
          ruleID: scan.findings[number].rule,
          position: lines.position(at: scan.findings[number].range.start),
          objection: objections[number] ?? .untried)
      }
    }
    return FixedFile(path: source.path, text: text, fixed: fixed, leftOut: leftOut ?? [])
  }

  /// Applies as many fixes as possible at once, and returns whether there was one.
  mutating func applyRound() -> Bool {
    guard let scan, !isUndecided else { return false }
    var waiting = scan.fixable
    while !waiting.isEmpty {
      let plan = FixPlan(
        waiting.compactMap { number in
          scan.findings[number].fix.map { (number, $0) }
        })
      if apply(plan.chosen, of: scan) { return true }
      // A fix that could not be applied does not prevent the others.
      waiting = plan.chosen.isEmpty ? [] : plan.deferred
    }
    return false
  }

  /// Applies fixes that do not overlap, without those whose result would be worse.
  private mutating func apply(_ chosen: [Int], of scan: FixScan) -> Bool {
    var kept: [Int] = []
    var best: Trial?
    // Halves of the fixes that can't be applied together, the first one on top.
    var groups = chosen.isEmpty ? [] : [chosen]
    while let group = groups.popLast() {
      switch trial(of: kept + group, of: scan) {
      case .success(let trial):
        kept += group
        best = trial
      case .failure(let objection):
        guard group.count > 1 else {
          objections[group[0]] = objection
          continue
        }
        groups.append(Array(group[(group.count / 2)...]))
        groups.append(Array(group[..<(group.count / 2)]))
      }
    }
    guard let best else { return false }
    objections = [:]
    text = best.text
    source = best.source
    self.scan = best.scan
    fixed += kept.count
    return true
  }

  /// The file with fixes, or why it would be worse.
  private mutating func trial(
    of numbers: [Int], of scan: FixScan
  ) -> Result<Trial, FixObjection> {
    guard budget > 0 else { return .failure(.untried) }
    budget -= 1
    let edits = FixPlan.edits(of: numbers.compactMap { scan.findings[$0].fix })
    var text = text
    text.apply(edits)
    let source = SourceFile(path: source.path, bytes: text.bytes)
    guard let after = lint(source) else { return .failure(.untried) }
    if let objection = FixCheck(scan, after, edits: edits, applied: numbers).objection {
      return .failure(objection)
    }
    return .success(Trial(text: text, source: source, scan: after))
  }
}

import Foundation
import Testing

@testable import TaskLintRules

/// Runs the tests of examples for many mutants in one process.
///
/// `Scripts/mutate-rules.py` copies this file into its scratch copy of the repository, and runs both
/// tests of this suite, one after the other.
@Suite("The mutants")
struct MutantTests {
  /// A test of one example or of something else.
  struct Unit {
    let name: String
    /// The id of the rule whose example it is.
    let rule: String
    /// Whether it runs an example in many forms or layouts.
    var isSlow = false
    let run: () throws -> Void
  }

  /// A mutant, and the indexes of the tests that reach it.
  private struct Mutant {
    let number: Int
    let own: [Int]
    let others: [Int]
    /// The seconds after which no further test of the others is run.
    let seconds: Double

    init(_ line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      number = Int(fields[0]) ?? -1
      seconds = Double(fields[1]) ?? 0
      own = fields[2].split(separator: " ").compactMap { Int($0) }
      others = fields[3].split(separator: " ").compactMap { Int($0) }
    }
  }

  private static let environment = ProcessInfo.processInfo.environment
  private static let folder = environment["TASKLINT_MUTATION"] ?? ""
  private static let step = environment["TASKLINT_STEP"] ?? ""
  private static let jobs = environment["TASKLINT_JOBS"].flatMap { Int($0) } ?? 1
  /// The seconds after which a single test counts as failed.
  private static let unitSeconds: UInt32 = 60

  private static let fork = unsafeBitCast(
    dlsym(nil, "fork"), to: (@convention(c) () -> Int32).self)

  // The mutants that each test reaches

  @Test("are reached", .enabled(if: step == "coverage"))
  func coverage() {
    recordsMutants = true
    for (index, unit) in Self.units.enumerated() {
      let state = Self.fails(unit) ? "fails" : "passes"
      let list = reachedMutants.map(String.init).joined(separator: " ")
      let fields = ["\(index)", state, unit.name, unit.rule, "\(unit.isSlow)", list]
      Self.append(fields.joined(separator: "\t") + "\n", to: "coverage")
      for number in reachedMutants { isReached[number] = false }
      reachedMutants = []
    }
  }

  // The tests that fail with each mutant

  /// Forks for each mutant before the library makes its static tables, so that they contain it.
  @Test("are detected", .enabled(if: step == "mutants"))
  func run() throws {
    let units = Self.units
    let plan = try String(contentsOfFile: "\(Self.folder)/plan", encoding: .utf8)
    var queue = plan.split(separator: "\n")[...]
    var running: [Int32: Int] = [:]
    while !queue.isEmpty || !running.isEmpty {
      if running.count < Self.jobs, let line = queue.popFirst() {
        let mutant = Mutant(line)
        let child = Self.fork()
        if child == 0 { Self.test(mutant, units) }
        running[child] = mutant.number
        if running.count < Self.jobs { continue }
      }
      var status: Int32 = 0
      guard let number = running.removeValue(forKey: wait(&status)) else { continue }
      // A signal: the mutant crashed, or SIGALRM ended a test that does not end.
      if status & 0x7F != 0 {
        Self.append("\(number)\tkilled\tsignal \(status & 0x7F)\n", to: "results")
      }
    }
  }

  private static func test(_ mutant: Mutant, _ units: [Unit]) -> Never {
    let null = open("/dev/null", O_WRONLY)
    dup2(null, 1)
    dup2(null, 2)
    activeMutant = mutant.number
    let start = Date()
    for (place, index) in (mutant.own + mutant.others).enumerated() {
      if place >= mutant.own.count, Date().timeIntervalSince(start) > mutant.seconds { break }
      alarm(unitSeconds)
      if fails(units[index]) {
        append("\(mutant.number)\tkilled\t\(units[index].name)\n", to: "results")
        _exit(0)
      }
    }
    append("\(mutant.number)\tsurvived\t\n", to: "results")
    _exit(0)
  }

  // Running one test

  private final class Flag: @unchecked Sendable {
    var isSet = false
  }

  private static func fails(_ unit: Unit) -> Bool {
    let flag = Flag()
    withKnownIssue(isIntermittent: true) {
      do { try unit.run() } catch { flag.isSet = true }
    } matching: { _ in
      flag.isSet = true
      return true
    }
    return flag.isSet
  }

  private static func append(_ text: String, to name: String) {
    let file = open("\(folder)/\(name)", O_WRONLY | O_APPEND | O_CREAT, 0o644)
    defer { close(file) }
    _ = Array(text.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }
}

extension MutantTests {
  /// The tests of every example, and the tests without arguments that the script found.
  fileprivate static var units: [Unit] { cases + corners + messages + lessons + files + plainUnits }

  private static var cases: [Unit] {
    let examples = RuleExampleTests()
    let fixes = RuleFixTests()
    let forms = FormTests()
    return RuleCase.all.flatMap { check -> [Unit] in
      func unit(_ name: String, isSlow: Bool = false, _ run: @escaping (RuleCase) throws -> Void)
        -> Unit
      {
        Unit(
          name: "\(name), \(check.testDescription)", rule: check.rule.metadata.id.name,
          isSlow: isSlow, run: { try run(check) })
      }
      var units = [unit("flagsTheMarkedPlaces", examples.flagsTheMarkedPlaces)]
      if check.example.isFlagged {
        units += [
          unit("oneFaultOneFinding", examples.oneFaultOneFinding),
          unit("subjects", RuleSubjectTests().subjects),
          unit("editsAreApart", fixes.editsAreApart),
          unit("fixResolvesItsFinding", fixes.fixResolvesItsFinding),
          unit("messagesHaveThreeClauses", RuleCatalogTests().messagesHaveThreeClauses),
          unit("fixKeepsTheLayout", isSlow: true, fixes.fixKeepsTheLayout),
          unit("fixesInAnyForm", isSlow: true, forms.fixesInAnyForm),
        ]
      }
      units.append(unit("flagsInAnyForm", isSlow: true, forms.flagsInAnyForm))
      if !check.rule.metadata.id.name.hasPrefix("json-") {
        units.append(unit("flagsInAnyLayout", isSlow: true, examples.flagsInAnyLayout))
      }
      return units
    }
  }

  private static var messages: [Unit] {
    RuleMessageTests.cases.map { check in
      Unit(
        name: "messages, \(check.testDescription)", rule: check.rule.metadata.id.name,
        run: { RuleMessageTests().messages(check) })
    }
      + RuleCornerTests.corners.filter(\.example.isFlagged).map { check in
        Unit(
          name: "subjects, \(check.testDescription)", rule: check.rule.metadata.id.name,
          run: { RuleSubjectTests().subjects(check) })
      }
  }

  private static var corners: [Unit] {
    RuleCornerTests.corners.map { check in
      Unit(
        name: "corner, \(check.testDescription)", rule: check.rule.metadata.id.name,
        run: { RuleCornerTests().flagsTheMarkedPlaces(check) })
    }
  }

  private static var lessons: [Unit] {
    LessonCase.all.map { check in
      Unit(
        name: "afterIsClean, \(check.testDescription)", rule: check.rule.metadata.id.name,
        run: { LessonTests().afterIsClean(check) })
    }
  }

  private static var files: [Unit] {
    let tests = GoldenFileTests()
    let folder = "Tests/TaskLintRulesTests/Definitions"
    return RepositoryFolder("\(folder)/clean").names(endingIn: ".json").map { name in
      Unit(name: "cleanFileIsSilent, \(name)", rule: "", run: { try tests.cleanFileIsSilent(name) })
    }
      + RepositoryFolder("\(folder)/flagged").names(endingIn: ".json").map { name in
        Unit(
          name: "flaggedFileIsReportedAsRecorded, \(name)", rule: "",
          run: { try tests.flaggedFileIsReportedAsRecorded(name) })
      }
  }
}

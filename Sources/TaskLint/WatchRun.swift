import TaskLintRules

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A run with `--watch`: it lints again when a file changes, until it is interrupted.
struct WatchRun {
  /// The arguments without the output for people, which the status line replaces.
  private let arguments: Arguments
  private let streams: Streams
  private let threads: Int?
  /// Waits until the files are to be looked at again; false if the run is to end.
  private let wait: () -> Bool

  init(
    _ arguments: Arguments, streams: Streams, threads: Int?,
    wait: @escaping () -> Bool = Interruption.wait
  ) {
    var arguments = arguments
    arguments.isQuiet = true
    self.arguments = arguments
    self.streams = streams
    self.threads = threads
    self.wait = wait
  }

  func run() -> ExitStatus {
    Interruption.hold()
    var last: WatchState?
    var known = KnownOutcomes()
    repeat {
      let state = WatchState(plan, readBy: known)
      guard state != last else { continue }
      var run = LintRun(arguments, streams: streams, threads: threads)
      run.known = run.plan.valid(last.map { state.unchanged(known, since: $0) } ?? KnownOutcomes())
      _ = run.run()
      known = run.known ?? KnownOutcomes()
      last = state.adding(known.companionPaths(of: run.plan))
      guard show(status(of: run.summary)) else { break }
    } while wait()
    if streams.isTerminal { _ = write("\n") }
    return .clean
  }

  private var plan: LintPlan { LintPlan(arguments, streams: streams) }

  // MARK: - The status line

  private func status(of summary: RunSummary) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      summary.counts[severity].flatMap { $0 > 0 ? Self.count($0, severity.rawValue) : nil }
    }
    let found = counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
    let failures = summary.failures.isEmpty ? "" : "; \(summary.failures.count) not linted"
    return "\(found) in \(Self.count(summary.files, "file"))\(failures); Ctrl-C ends the run"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Shows a status in place of the last one; false if standard output is closed.
  private func show(_ status: String) -> Bool {
    write(streams.isTerminal ? "\r\u{1B}[K\(status)" : "\(status)\n")
  }

  private func write(_ text: String) -> Bool { (try? streams.write(Array(text.utf8))) != nil }
}

/// The signals that end a run with `--watch`.
///
/// They are held back, so that they do not interrupt a report that is being written.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM]
  /// How long a wait takes, in microseconds, and how often it looks for a signal.
  private static let (step, steps): (UInt32, Int) = (50_000, 10)

  /// Holds the signals back.
  static func hold() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in signals { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  /// Waits half a second; false if a signal has arrived.
  static func wait() -> Bool {
    for _ in 0..<steps {
      var pending = sigset_t()
      sigemptyset(&pending)
      sigpending(&pending)
      if signals.contains(where: { sigismember(&pending, $0) == 1 }) { return false }
      usleep(step)
    }
    return true
  }
}

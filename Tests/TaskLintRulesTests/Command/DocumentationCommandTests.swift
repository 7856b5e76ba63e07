import Foundation
import TaskLintRules
import Testing

@testable import TaskLint

struct DocumentationCommandTests {
  @Test func printsTheVersion() throws {
    #expect(try tasklint("--version").output == "tasklint 0.1.0\n")
  }

  @Test(arguments: Verb.allCases)
  func helpNamesEveryOptionInLinesOfATerminal(verb: Verb) throws {
    let words = verb == .lint ? ["--help"] : [verb.rawValue, "--help"]
    let result = try CommandSetup().run(words.map { Argument(stringLiteral: $0) })
    #expect(result.status == .clean)
    for option in OptionTable.options(for: verb) { #expect(result.output.contains(option.long)) }
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func helpIsAScreenWithALineForEachOption() throws {
    let text = try tasklint("--help").output
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 49)
    #expect(!text.contains("\u{1B}"))
    for option in OptionTable.options(for: .lint) {
      let own = lines.filter { $0.split(separator: " ").contains { $0.hasPrefix(option.long) } }
      let help = option.help.prefix { $0 != ";" }
      #expect(own.contains { $0.hasSuffix("  \(help)") }, "\(option.long)")
    }
    for verb in Verb.written {
      let end = "  \(verb.brief)"
      #expect(lines.contains { $0.contains(" \(verb.rawValue) ") && $0.hasSuffix(end) })
    }
    for case .word(let words)? in OptionTable.options(for: .lint).map(\.value) {
      #expect(lines.contains { line in words.allSatisfy { line.contains($0) } })
    }
  }

  @Test func optionsOfAVerbDifferInTheirNames() {
    for verb in Verb.allCases {
      let spellings = OptionTable.options(for: verb).flatMap(\.spellings)
      #expect(Set(spellings).count == spellings.count)
    }
  }

  @Test func listsEveryRule() throws {
    let lines = try tasklint("rules").output.split(separator: "\n")
    for id in RuleNames.ids { #expect(lines.contains { $0.hasPrefix("  \(id) ") }) }
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(try tasklint("rules", "--format", "markdown").output.contains("json-syntax"))
  }

  @Test(arguments: GroupExplanation.names)
  func listsTheRulesOfACategoryOrTag(name: String) throws {
    let output = try tasklint("rules", name).output
    for rule in RuleCatalog.rules.map({ $0.metadata }) {
      #expect(output.contains("  \(rule.id) ") == rule.groups.contains(name))
    }
    for line in output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func printsAManualPage() throws {
    let page = try tasklint("--man").output
    for option in OptionTable.rows {
      #expect(page.contains(option.long.split(separator: "-").joined(separator: "\\-")))
    }
    for line in page.split(separator: "\n") where line.hasPrefix(".") {
      #expect(line.contains(/^\.(TH|SH|TP|B|br)\b/), "\(line)")
    }
  }

  @Test func listsTheRulesAsJSON() throws {
    let output = try tasklint("rules", "-f", "json").output
    let rules = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == RuleNames.ids)
    #expect(rules.allSatisfy { ($0["summary"] as? String)?.isEmpty == false })
    let first = try #require(output.split(separator: "\n").dropFirst().first)
    #expect(first.hasPrefix(#"  {"id": "json-duplicate-key", "category": "input", "#))
    #expect(output.hasSuffix("}\n]\n"))
  }

  @Test func explainsEveryRule() throws {
    for id in RuleNames.ids {
      let result = try tasklint("explain", id)
      #expect(result.status == .clean)
      #expect(result.output.contains(id))
    }
  }

  @Test(arguments: GroupExplanation.names)
  func explainsEveryCategoryAndTag(name: String) throws {
    let result = try tasklint("explain", name)
    #expect(result.status == .clean)
    let rules = RuleCatalog.rules.map { $0.metadata }.filter { $0.groups.contains(name) }
    for rule in rules { #expect(result.output.contains("  \(rule.id) (\(rule.severity))\n")) }
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func explainsHowToChangePolicy() throws {
    let output = try tasklint("explain", "policy").output
    for word in ["tasklint init", "\"severity\"", "\"ignore\"", "\"settings\"", "\"overrides\""] {
      #expect(output.contains(word))
    }
    #expect(!output.contains("firelens-sidecar-missing"))
  }

  @Test(arguments: Shell.allCases)
  func completesEveryOption(shell: Shell) throws {
    let script = try tasklint("completions", shell.rawValue).output
    for option in OptionTable.rows { #expect(script.contains(option.name)) }
    for id in RuleNames.ids { #expect(script.contains(id)) }
  }

  @Test(arguments: [
    ("tasklint ru", "rules"), ("tasklint --fa", "--fail-on"),
    ("tasklint --format = s", "sarif"), ("tasklint --select policy,json-s", "policy,json-syntax"),
    ("tasklint explain json-s", "json-syntax"), ("tasklint completions z", "zsh"),
    ("tasklint --severity json-syntax = e", "error"), ("tasklint rules -f m", "markdown"),
    ("tasklint taskdefs/a", ""),
  ])
  func completesInBash(line: String, expected: String) throws {
    let script = """
      \(try tasklint("completions", "bash").output)
      COMP_WORDS=(\(line)) COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _tasklint
      printf '%s' "${COMPREPLY[*]}"
      """
    let bash = Foundation.Process()
    let output = Pipe()
    bash.executableURL = URL(fileURLWithPath: "/bin/bash")
    bash.arguments = ["--norc", "-c", script]
    bash.standardOutput = output
    try bash.run()
    let completed = output.fileHandleForReading.readDataToEndOfFile()
    bash.waitUntilExit()
    #expect(String(decoding: completed, as: UTF8.self) == expected)
  }
}

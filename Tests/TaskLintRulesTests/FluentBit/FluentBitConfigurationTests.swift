import Testing

@testable import TaskLintRules

@Suite("A Fluent Bit configuration of several files")
struct FluentBitConfigurationTests {
  private func read(_ files: [String: String]) throws -> FluentBitConfiguration {
    let folder = ImageFolder(
      ["/fluent-bit/etc/extra.conf": "docker/extra.conf"],
      read: { files[$0].map { .bytes(Array($0.utf8)) } ?? .missing },
      list: { folder in
        files.keys.filter { LexicalPath.folder(of: $0) == folder }
          .map { String($0.dropFirst(folder.count + 1)) }
      })
    let result = FluentBitConfiguration.read("/fluent-bit/etc/../etc/extra.conf", in: folder)
    guard case .configuration(let configuration) = result else { throw Missing() }
    return configuration
  }

  private struct Missing: Error {}

  private let output = "[OUTPUT]\n  Name null\n"

  @Test("has the sections of included files in their place")
  func includes() throws {
    let read = try read([
      "docker/extra.conf": "[INPUT]\n  Name a\n@INCLUDE sub/b.conf\n[INPUT]\n  Name c\n",
      "docker/sub/b.conf": "@SET X=1\n[INPUT]\n  Name b\n",
    ])
    #expect(read.sections.compactMap(\.plugin?.value) == ["a", "b", "c"])
    #expect(read.files.map(\.source.path) == ["docker/extra.conf", "docker/sub/b.conf"])
    #expect(read.isWhole)
    #expect(read.variables == ["X"])
  }

  @Test("matches patterns in one folder")
  func patterns() throws {
    let read = try read([
      "docker/extra.conf": "@INCLUDE /fluent-bit/etc/in/*.conf\n", "docker/in/b.conf": output,
      "docker/in/a.conf": output, "docker/in/.c.conf": output, "docker/in/d.txt": output,
    ])
    #expect(read.files.dropFirst().map(\.source.path) == ["docker/in/a.conf", "docker/in/b.conf"])
  }

  @Test("reports circles, missing files and patterns without a match")
  func faults() throws {
    let read = try read([
      "docker/extra.conf": """
      @INCLUDE a.conf
      @INCLUDE extra.conf
      @INCLUDE none.conf
      @INCLUDE in/*.conf
      @INCLUDE fluent-bit.conf
      """,
      "docker/a.conf": "@INCLUDE a.conf\n",
    ])
    let kinds = read.includeFaults.map { fault in
      switch fault.kind {
      case .repeated(let path): "repeated \(path)"
      case .missing(let path): "missing \(path)"
      case .noMatch: "no match"
      case .tooMany: "too many"
      case .unreadable: "unreadable"
      }
    }
    #expect(
      kinds == [
        "repeated docker/a.conf", "repeated docker/extra.conf", "missing docker/none.conf",
        "no match", "repeated /fluent-bit/etc/fluent-bit.conf",
      ])
    #expect(!read.isWhole)
  }

  @Test("does not know files of the base image")
  func unknown() throws {
    let read = try read(["docker/extra.conf": "@INCLUDE /fluent-bit/configs/a.conf\n"])
    #expect(read.includeFaults.isEmpty)
    #expect(!read.isWhole)
  }
}

@Suite("Patterns of tags")
struct TagPatternTests {
  @Test(
    "match as in Fluent Bit",
    arguments: [
      ("*", "app", true), ("app", "app", true), ("app", "app-firelens-1", false),
      ("app-firelens*", "app-firelens-1", true), ("*-firelens-*", "app-firelens-1", true),
      ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false), ("**", "", true), ("", "", true),
    ])
  func matching(_ pattern: String, _ text: String, _ matches: Bool) {
    #expect(TagPattern.matches(Array(pattern.utf8), Array(text.utf8)) == matches)
  }

  @Test(
    "meet other patterns",
    arguments: [
      ("app-firelens-*", "app*", true), ("app-firelens-*", "app-firelens", false),
      ("app-firelens-*", "*-firelens-abc", true), ("app-firelens-*", "web*", false),
      ("a*", "*b", true), ("a*c", "ab", false), ("*", "*", true),
    ])
  func meeting(_ left: String, _ right: String, _ meet: Bool) {
    #expect(TagPattern.intersect(left, right) == meet)
    #expect(TagPattern.intersect(right, left) == meet)
  }

  @Test("cover others")
  func covering() {
    #expect(TagPattern.covers("*", "app-firelens-*"))
    #expect(TagPattern.covers("app*", "app-firelens-*"))
    #expect(!TagPattern.covers("*-firelens-abc", "app-firelens-*"))
  }
}

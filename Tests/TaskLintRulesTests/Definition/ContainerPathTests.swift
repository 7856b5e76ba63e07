import Testing

@testable import TaskLintRules

@Suite("A path in a container")
struct ContainerPathTests {
  @Test(
    "is normalized",
    arguments: [
      "/fluent-bit/etc/app.conf", "//fluent-bit//etc/app.conf", "/fluent-bit/./etc/app.conf",
      "/fluent-bit/etc/../etc/app.conf", " /fluent-bit/etc/app.conf\t",
      "/../fluent-bit/etc/app.conf",
      "/fluent-bit/etc/app.conf/",
    ])
  func spellingsAreEqual(_ text: String) {
    #expect(ContainerPath(text).normalized == "/fluent-bit/etc/app.conf")
  }

  @Test("stays relative if it is relative")
  func relativePathsStayRelative() {
    #expect(ContainerPath("./conf/app.conf").normalized == "conf/app.conf")
    #expect(ContainerPath("conf/../../app.conf").normalized == "../app.conf")
    #expect(ContainerPath("../../app.conf").normalized == "../../app.conf")
    #expect(!ContainerPath("app.conf").isAbsolute)
    #expect(ContainerPath("/").normalized == "/")
    #expect(ContainerPath("").normalized == "")
  }

  @Test("is resolved in a folder if it is relative")
  func relativePathsAreResolved() {
    let folder = ContainerPath("/fluent-bit/etc")
    func resolved(_ path: String) -> String { ContainerPath(path).resolved(in: folder).normalized }
    #expect(resolved("app.conf") == "/fluent-bit/etc/app.conf")
    #expect(resolved("./conf/../app.conf") == "/fluent-bit/etc/app.conf")
    #expect(resolved("../../../app.conf") == "/app.conf")
    #expect(resolved("/app.conf") == "/app.conf")
  }

  @Test("matches another path as a pattern, name by name")
  func patternsMatch() {
    let file = ContainerPath("/fluent-bit/etc/fluent-bit.conf")
    for pattern in ["/fluent-bit/etc/*.conf", "/*/*/*", "/fluent-bit/e[st]c/fluent-bit.con?"] {
      #expect(ContainerPath(pattern).isPattern(for: file))
    }
    for pattern in ["/fluent-bit/*.conf", "/fluent-bit/*", "*.conf", "/*/*/*/*"] {
      #expect(!ContainerPath(pattern).isPattern(for: file))
    }
  }

  @Test("contains the paths below it")
  func holdsWhatLiesBelow() {
    let folder = ContainerPath("/fluent-bit/etc")
    #expect(folder.holds(ContainerPath("/fluent-bit/etc/fluent-bit.conf")))
    #expect(folder.holds(folder))
    #expect(ContainerPath("/").holds(folder))
    #expect(!folder.holds(ContainerPath("/fluent-bit/etcetera")))
    #expect(!folder.holds(ContainerPath("/fluent-bit")))
    #expect(!folder.holds(ContainerPath("fluent-bit/etc")))
  }
}

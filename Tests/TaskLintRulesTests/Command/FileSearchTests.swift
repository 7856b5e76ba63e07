import Testing

@testable import TaskLint

struct FileSearchTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func search(_ names: String...) -> FileSearch {
    var search = FileSearch()
    for name in names { search.add(FilePath(folder(name))) }
    return search
  }

  /// The names of the files found, without the folder that all lie in.
  private func names(_ search: FileSearch) -> [String] {
    search.targets.map { String($0.path.text.dropFirst(folder.path.count + 1)) }
  }

  @Test func findsJSONInFoldersAndThoseBelow() throws {
    for name in ["d/b.json", "d/a/z.JSON", "d/c.txt", "d/.json", "d/d.json/e.json"] {
      try folder.write(name, "{}")
    }
    #expect(names(search("d")) == ["d/a/z.JSON", "d/b.json", "d/d.json/e.json"])
  }

  @Test func findsTemplatesOfJSON() throws {
    let found = ["a.json.tftpl", "b.json.tpl", "c.tpl.json", "d.tf.json", "e.JSON.TPL"]
    for name in found + ["f.tpl", "g.tf", "h.json.bak", ".json.tpl"] {
      try folder.write("d/\(name)", "{}")
    }
    #expect(names(search("d")) == found.map { "d/\($0)" })
  }

  @Test func skipsBuiltAndFetchedFolders() throws {
    let built = ["build", "dist", "target", "cdk.out"]
    for name in [".git", ".build", "node_modules", ".terraform", ".aws", "x"] + built {
      try folder.write("d/\(name)/a.json", "{}")
    }
    #expect(names(search("d")) == ["d/.aws/a.json", "d/x/a.json"])
  }

  @Test func searchesANamedFolderWhateverItsName() throws {
    try folder.write("cdk.out/a.json", "{}")
    try folder.write("cdk.out/.hidden/b.json", "{}")
    #expect(names(search("cdk.out")) == ["cdk.out/a.json"])
    #expect(names(search("cdk.out/.hidden")) == ["cdk.out/.hidden/b.json"])
  }

  @Test func endsInALinkCircle() throws {
    try folder.write("d/a.json", "{}")
    try folder.link("d/loop", to: ".")
    try folder.link("d/loop.json", to: ".")
    let search = search("d")
    #expect(names(search) == ["d/a.json"])
    #expect(
      search.skipped.map(\.reason) == ["a link to a folder, which a search does not follow"])
  }

  @Test func followsALinkThatIsNamed() throws {
    try folder.write("d/a.json", "{}")
    try folder.link("link", to: "d")
    #expect(names(search("link")) == ["link/a.json"])
  }

  @Test func takesAFileOnceUnderItsFirstName() throws {
    try folder.write("d/a.json", "{}")
    try folder.link("d/b.json", to: "a.json")
    let search = search("d/b.json", "d/a.json", "d", "d/")
    #expect(names(search) == ["d/b.json"])
    #expect(search.targets.map(\.isNamed) == [true])
    #expect(search.troubles.isEmpty)
  }

  @Test func takesAFileForNamedThatASearchFoundFirst() throws {
    try folder.write("d/a.json", "{}")
    #expect(search("d", "d/a.json").targets.map(\.isNamed) == [true])
    #expect(search("d").targets.map(\.isNamed) == [false])
  }

  @Test func countsAFolderThatWasSearchedBeforeAsSearched() throws {
    try folder.write("d/e/a.json", "{}")
    #expect(search("d/e", "d").troubles.isEmpty)
  }

  @Test func skipsPipesAndDanglingLinks() throws {
    try folder.write("d/a.json", "{}")
    try folder.makePipe("d/pipe.json")
    try folder.link("d/.#a.json", to: "user@host.1")
    let search = search("d")
    #expect(names(search) == ["d/a.json"])
    #expect(search.skipped.map(\.reason) == ["a dangling link", "not a regular file"])
    #expect(search.troubles.isEmpty)
  }

  @Test func saysThatAFolderHasNoFiles() throws {
    try folder.makeFolder("d/e")
    let reason = "no .json file in this folder"
    #expect(search("d").troubles.map(\.reason) == [reason])
    // The inner one does not make the outer one seem to have some.
    #expect(search("d/e", "d").troubles.map(\.reason) == [reason, reason])
  }

  @Test(arguments: [
    (".", "a.json"), ("./", "a.json"), ("d", "d/a.json"), ("d/", "d/a.json"), ("/", "/a.json"),
  ])
  func joinsPaths(folder: String, joined: String) {
    #expect(FilePath(folder).appending(Array("a.json".utf8)).text == joined)
  }

  @Test func findsTheSourceRoot() throws {
    try folder.makeFolder("r/.git")
    try folder.makeFolder("r/a/b")
    #expect(Folder.sourceRoot(above: FilePath(folder("r/a/b"))).text == folder("r"))
    #expect(Folder.sourceRoot(above: FilePath(folder("r"))).text == folder("r"))
  }
}

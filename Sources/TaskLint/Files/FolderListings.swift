/// The entries of folders, each of which is listed once.
///
/// At the end of a run each unused override searches the project for files that the run did not lint.
final class FolderListings {
  private var entries: [FilePath: [Folder.Entry]] = [:]

  /// The entries of a folder, as they were when it was first listed.
  func entries(of folder: FilePath) throws(SystemError) -> [Folder.Entry] {
    if let known = entries[folder] { return known }
    let listed = try Folder.entries(of: folder)
    entries[folder] = listed
    return listed
  }
}

import Diagnostics
import Glibc
import Testing

@testable import Indicators

@Suite struct InstallationTests {
  /// A folder to install into, with a plugin beside it.
  func withFolders(_ body: (PluginInstallation, String) throws -> Void) throws {
    var template = Array("/tmp/handbill-install-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { removeTree(folder) }
    let plugin = try Author.plugin(line: "pass")
    defer { removeTree(plugin) }
    try body(PluginInstallation(folder: "\(folder)/plugins"), plugin)
  }

  /// Makes an archive with Python's own library.
  func archive(_ script: String, at path: String) throws {
    Author.write(
      """
      import io, sys, tarfile
      archive = tarfile.open(sys.argv[1], "w:gz")
      def add(name, data=b"{}", **more):
          info = tarfile.TarInfo(name)
          info.size = len(data)
          for key, value in more.items(): setattr(info, key, value)
          archive.addfile(info, io.BytesIO(data))
      \(script)
      archive.close()
      """, to: "\(path).py")
    let result = system("python3 \(path).py \(path)")
    unlink("\(path).py")
    try #require(result == 0)
  }

  @Test func `a folder is copied, found, and removed again`() throws {
    try withFolders { installation, plugin in
      var report = Report()
      let added = try #require(installation.add(plugin, report: &report))
      #expect(added.identity.description == "honest@1.0.0")
      let catalog = PluginCatalog.find(in: [PluginPlace(.user, installation.folder)])
      #expect(catalog.plugins.map(\.manifest.id) == ["honest"] && catalog.skipped.isEmpty)
      #expect(
        added.digest()
          == Plugin(
            manifest: added.manifest, place: added.place, folder: plugin
          ).digest())
      #expect(installation.add(plugin, report: &report) == nil)
      #expect(report.diagnostics.map(\.code) == ["E444"])
      #expect(installation.remove("honest", report: &report))
      #expect(!installation.remove("honest", report: &report))
      #expect(!installation.remove("../plugins", report: &report))
      #expect(names(in: installation.folder) == [])
    }
  }

  @Test func `an archive of one folder is unpacked`() throws {
    try withFolders { installation, plugin in
      let path = "\(plugin)/../\(getpid())-good.tar.gz"
      try archive("archive.add('\(plugin)', 'honest-1.0')", at: path)
      defer { unlink(path) }
      var report = Report()
      let added = try #require(installation.add(path, report: &report), "\(report.diagnostics)")
      #expect(PluginExample.all(of: "honest", in: added.folder).count == 1)
    }
  }

  @Test(arguments: [
    ("add('../plugin.json')", "leads outside"), ("add('/tmp/plugin.json')", "leads outside"),
    ("add('a/../../b')", "leads outside"),
    ("add('x', b'', type=tarfile.SYMTYPE, linkname='/etc')", "is a link"),
    ("add('y'); add('x', b'', type=tarfile.LNKTYPE, linkname='y')", "is a link"),
    ("add('x', b'', type=tarfile.FIFOTYPE)", "is a link"),
    ("add('x', mode=0o4755)", "another user's rights"),
    ("add('x', bytes(300 << 20))", "more than 256 MB"),
    ("[add(str(n), b'') for n in range(2001)]", "more than 2000 files"),
    ("add('x'); add('x')", "twice"), ("add('x')", "no plugin.json"),
  ])
  func `an archive that would do harm is refused, and nothing is left`(
    script: String, words: String
  ) throws {
    try withFolders { installation, plugin in
      let path = "\(plugin)/bad.tar.gz"
      try archive(script, at: path)
      var report = Report()
      #expect(installation.add(path, report: &report) == nil)
      #expect(report.diagnostics.first?.message.contains(words) == true, "\(report.diagnostics)")
      #expect(allNames(installation.folder) == [])
    }
  }

  @Test func `a damaged archive, and a folder with a link, are refused`() throws {
    try withFolders { installation, plugin in
      Author.write("no archive", to: "\(plugin)/bad.tar.gz")
      symlink("/etc/passwd", "\(plugin)/link")
      for source in ["\(plugin)/bad.tar.gz", plugin, "/no/such/thing"] {
        var report = Report()
        #expect(installation.add(source, report: &report) == nil)
        #expect(report.diagnostics.map(\.code) == ["E444"])
      }
      #expect(allNames(installation.folder) == [])
    }
  }

  private func allNames(_ folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var all: [String] = []
    while let entry = readdir(stream) {
      let name = entryName(entry)
      if name != ".", name != ".." { all.append(name) }
    }
    return all
  }
}

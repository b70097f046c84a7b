internal import Glibc

/// The absolute path without symbolic links; `nil` when there is nothing.
func resolvedPath(_ path: String) -> String? {
  guard let pointer = realpath(path, nil) else { return nil }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// Whether a resolved path is the folder or lies in it.
func isInside(_ path: String, _ folder: String) -> Bool {
  path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
}

func isExecutable(_ path: String) -> Bool {
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
  return access(path, X_OK) == 0
}

/// A program named `./x`: in the folder, or where `swift build` of a package in that folder leaves it.
func programPath(_ word: String, in folder: String) -> String? {
  if exists("\(folder)/\(word)") { return "\(folder)/\(word)" }
  guard word.hasPrefix("./"), exists("\(folder)/Package.swift") else { return nil }
  return builtProduct(String(word.dropFirst(2)), of: folder)
}

/// What a Swift package has built under a name: the newest, or the release where the host has no Swift
/// runtime of its own to lend to a build for debugging.
func builtProduct(_ name: String, of package: String) -> String? {
  func age(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
  }
  let places = ["release", "debug"].map { "\(package)/.build/\($0)/\(name)" }
  let built = places.filter { age($0) != nil }
  guard Containment.lendsSwiftRuntime else { return built.first }
  return built.max { (age($0) ?? 0) < (age($1) ?? 0) }
}

func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// The names in a folder but hidden ones, sorted; `nil` when it cannot be read.
func names(in folder: String) -> [String]? {
  guard let stream = opendir(folder) else { return nil }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = entryName(entry)
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

/// What reads a configuration; they do not read the same files.
package enum ConfigurationTool: Sendable {
    case terraform, openTofu
}

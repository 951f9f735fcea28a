/// What the values of a global condition key are like.
///
/// Source: IAM/latest/UserGuide/reference_policies_condition-keys.
enum KeyKind {
    case text, boolean, number, date, address

    /// - Parameter key: The key's name in small letters.
    init(_ key: String) {
        self =
            switch key {
            case "aws:securetransport", "aws:multifactorauthpresent", "aws:viaawsservice", "aws:principalisawsservice":
                .boolean
            case "aws:multifactorauthage": .number
            case "aws:currenttime", "aws:epochtime", "aws:tokenissuetime": .date
            case "aws:sourceip", "aws:vpcsourceip": .address
            default: .text
            }
    }
}

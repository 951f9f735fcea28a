extension Value {
    /// The value whose Base64 form this is, where that is known although its text is not; nil for any other value.
    package var decodedBase64: Value? {
        if case .encoded(.base64, let inner, _) = content { inner.marked(isSensitive) } else { nil }
    }
}

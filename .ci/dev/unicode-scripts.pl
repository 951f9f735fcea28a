#!/usr/bin/env perl
# Writes Sources/RegularExpressions/UnicodeScripts.swift, which characters belong to which script, from Perl's own tables.
#
#     perl .ci/dev/unicode-scripts.pl > Sources/RegularExpressions/UnicodeScripts.swift
use strict;
use warnings;
use Unicode::UCD qw(charscripts);

sub base36 {
    my ($number, $text) = (shift, "");
    do { $text = substr("0123456789abcdefghijklmnopqrstuvwxyz", $number % 36, 1) . $text; $number = int($number / 36) } while $number;
    return $text;
}

my $scripts = charscripts();
my @words;
for my $name (sort keys %$scripts) {
    next if $name eq "Unknown";
    my $proper = join "_", map { ucfirst } split /_/, $name;
    $proper = "SignWriting" if $proper eq "Signwriting";
    my ($next, @numbers) = (0);
    for my $range (sort { $a->[0] <=> $b->[0] } @{ $scripts->{$name} }) {
        push @numbers, base36($range->[0] - $next) . "," . base36($range->[1] - $range->[0]);
        $next = $range->[1];
    }
    push @words, "$proper", @numbers;
}
my ($line, @lines) = ("");
for my $word (@words) {
    if (length("$line $word") > 108) { push @lines, $line; $line = ""; }
    $line .= $line eq "" ? $word : " $word";
}
push @lines, $line;
my $version = Unicode::UCD::UnicodeVersion();
print <<"SWIFT";
/// The scripts of Unicode $version, as `.ci/dev/unicode-scripts.pl` writes them.
enum UnicodeScripts {
    /// Names, each before its ranges: how far a range begins behind the end of the one before, and how long it goes on,
    /// in base 36.
    static let table = """
SWIFT
print "        $_\n" for @lines;
print "        \"\"\"\n}\n";

namespace CleanAgency.Core.Access;

/// <summary>
/// Commands of one lane run one at a time on all servers: a rule that looks at several rows (the last administrator, the first
/// set-up) would else let two at once slip through. On SQLite there is one writer anyway; PostgreSQL takes an advisory lock.
/// </summary>
public interface ILane
{
    string Lane { get; }
}

/// <summary>
/// Commands that have a lane of their own within something they share with others: they hold up each other only in their lane, but
/// a command whose lane is the shared thing itself waits for all of them, and they for it.
/// </summary>
public interface ISharingLane : ILane
{
    string Shares { get; }
}

/// <summary>Somebody else was faster (a version, a unique key, a lock). Nothing was written; the courier tries again from the start.</summary>
public sealed class RaceLost(Exception why) : Exception(why.Message, why);

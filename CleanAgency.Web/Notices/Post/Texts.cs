namespace CleanAgency.Web.Notices.Post;

/// <summary>Names the texts of this folder: Texts.restext and Texts.en.restext.</summary>
public sealed class Texts;
